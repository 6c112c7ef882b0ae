"""Background jobs of cases."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.cases.actions.sweeping import sweep
from jiayuan.cases.queries.areas import districts
from jiayuan.kernel import clock


@app.periodic(cron="* * * * *")
@app.task(queue="cases", name="cases.sweep", queueing_lock="cases.sweep", pass_context=False)
def sweep_clocks(timestamp: int) -> None:
    """Each minute: clocks, lapses and leftovers of every district."""
    for district in districts():
        sweep(clock.now(), district)
