"""After a merge or an undo the ledger is measured again, by the worker."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from jiayuan.ledgers.events import LedgerMerged, LedgerUndone

TASK = "ledgers.quality.one"
# Two measurings at once would write the same day twice.
LOCK = "ledgers.quality"


def measure_later(event: LedgerMerged | LedgerUndone) -> None:
    """Subscribed in config.wiring; a file already waiting to be measured is not queued again."""
    job = app.configure_task(
        TASK, queue="ledgers", lock=LOCK, queueing_lock=f"{LOCK}:{event.file}", allow_unknown=True
    )  # fmt: skip
    # A refused job must not spoil what the caller has open.
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(file_id=str(event.file))
