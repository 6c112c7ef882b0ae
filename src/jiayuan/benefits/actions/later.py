"""Work that is put off until the ledger is safe: the worker evaluates whom it touched."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.api import LedgerMerged, LedgerUndone

TOUCHED, STREET = "benefits.touched", "benefits.street"
# Two runs of one street at once would each take the other's rows for old ones.
RUNS = "benefits.runs"


def _put(task: str, lock: str, key: str, **what: str) -> None:
    job = app.configure_task(
        task, queue="benefits", lock=lock or None, queueing_lock=f"{task}:{key}", allow_unknown=True
    )  # fmt: skip
    # A refused job must not spoil what the caller has open.
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(**what)


def touched_later(event: LedgerMerged | LedgerUndone) -> None:
    """Subscribed in config.wiring; a file already waiting is not queued again."""
    _put(TOUCHED, "", str(event.file), file_id=str(event.file))


def street_later(street: PlacePath) -> None:
    """One evaluation of a street, however often it is asked for before it begins."""
    _put(STREET, RUNS, street.value, path=street.value)
