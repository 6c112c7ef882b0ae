"""Background jobs of quality: every district by night, and one ledger after a merge or an undo."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from jiayuan.ledgers.quality.later import LOCK, TASK
from jiayuan.ledgers.quality.measuring import measure_district, measure_file
from jiayuan.places import api as places


@app.task(queue="ledgers", name=TASK, lock=LOCK, retry=2, pass_context=False)
def measure_one(file_id: str) -> None:
    """The ledger of a file as it stands now."""
    measure_file(UUID(file_id))


# Half past two in Shanghai; the clock of the queue is UTC.
@app.periodic(cron="30 18 * * *")
@app.task(queue="ledgers", name="ledgers.quality.nightly", lock=LOCK, queueing_lock="ledgers.quality.nightly")
def measure_all(timestamp: int) -> None:
    """Every ledger of every district."""
    for district in places.districts():
        measure_district(district.path)
