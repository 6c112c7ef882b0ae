"""The nightly job of retention."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.ledgers.keeping.nightly import keep
from jiayuan.places import api as places


# Ten past three in Shanghai; the clock of the queue is UTC.
@app.periodic(cron="10 19 * * *")
@app.task(queue="ledgers", name="ledgers.keep", queueing_lock="ledgers.keep", pass_context=False)
def keep_nightly(timestamp: int) -> None:
    """Drops what need not be kept any longer, in every district."""
    for district in places.districts():
        keep(district.path)
