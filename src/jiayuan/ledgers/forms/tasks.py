"""The nightly job of forms."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.ledgers.forms.actions.expiring import expire_tasks
from jiayuan.places import api as places


# Ten past midnight in Shanghai, when a last day is over; the clock of the queue is UTC.
@app.periodic(cron="10 16 * * *")
@app.task(queue="ledgers", name="ledgers.forms.expire", queueing_lock="ledgers.forms.expire")
def expire_forms(timestamp: int) -> None:
    """Closes the parts nobody began, in every district."""
    for district in places.districts():
        expire_tasks(district.path)
