"""Joins what happens in one module to what follows in another. The only place that knows both."""

from __future__ import annotations

from django.db import transaction

from jiayuan.benefits.api import touched_later
from jiayuan.config import uses
from jiayuan.kernel.events import Event, deliver, subscribe, use_transport
from jiayuan.ledgers.api import LedgerMerged, LedgerUndone, forget_places, measure_later, relocate_later
from jiayuan.places.api import PlacesTaught


def _after_commit(event: Event) -> None:
    """Facts travel once the deed is safe; a rolled-back deed is never announced."""
    transaction.on_commit(lambda: deliver(event))


def join() -> None:
    """Called once when Django is ready."""
    use_transport(_after_commit)
    uses.join()
    subscribe(LedgerMerged, measure_later)
    subscribe(LedgerUndone, measure_later)
    subscribe(LedgerMerged, touched_later)
    subscribe(LedgerUndone, touched_later)
    subscribe(LedgerUndone, forget_places)
    subscribe(PlacesTaught, relocate_later)
