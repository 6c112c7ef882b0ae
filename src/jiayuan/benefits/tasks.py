"""Background work of benefits."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.benefits.actions.nightly import nightly


@app.periodic(cron="30 18 * * *")
@app.task(queue="benefits", name="benefits.nightly", queueing_lock="benefits.nightly", pass_context=False)
def every_night(timestamp: int) -> None:
    """At 02:30 in Beijing: evaluates every street, makes offers, ends notices that are over."""
    nightly()
