"""What ledgers do when the tree of places changes, and what places forget when a ledger is undone."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from jiayuan.identity import api as identity
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.events import LedgerUndone
from jiayuan.ledgers.moving import whole
from jiayuan.ledgers.stages.relocating import relocate
from jiayuan.places import api as places

SERVICE, TASK, SOURCE = "ledgers", "ledgers.relocate", "ledger:"


def relocate_later(event: places.PlacesTaught) -> None:
    """Subscribed in config.wiring: the uploads whose lines waited are read again by a job."""
    files = [source.removeprefix(SOURCE) for source in event.sources if source.startswith(SOURCE)]
    job = app.configure_task(TASK, queue="ledgers", lock=TASK, allow_unknown=True)
    # A refused job must not spoil what the caller has open.
    with suppress(AlreadyEnqueued), transaction.atomic():
        if files:
            job.defer(place=event.place_path, files=files)


def relocate_now(place: str, files: list[str]) -> None:
    """Places waiting lines; idempotent, since what was placed waits no more."""
    with identity.acting_as_service(SERVICE, place=whole(PlacePath(place)), purpose=LEDGER_UPKEEP):
        relocate(UUID(one) for one in files)


def forget_places(event: LedgerUndone) -> None:
    """Subscribed in config.wiring: lines of an undone upload wait for no place any more."""
    for district in places.districts():
        with identity.acting_as_service(SERVICE, place=district.path, purpose=LEDGER_UPKEEP):
            places.forget(f"{SOURCE}{event.file}")
