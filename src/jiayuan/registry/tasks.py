"""Background jobs of the registry."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.places import api as places
from jiayuan.registry.care.purging import purge_care


# Twenty to three in Shanghai; the clock of the queue is UTC.
@app.periodic(cron="40 18 * * *")
@app.task(queue="registry", name="registry.care.purge", queueing_lock="registry.care.purge")
def purge_old_care(timestamp: int) -> None:
    """Entries of the care register that ended a month ago, in every district."""
    for district in places.districts():
        purge_care(district.path)
