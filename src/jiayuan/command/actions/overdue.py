"""What time itself does while an event runs: offers lapse, incidents climb, positions are forgotten."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from jiayuan.command.actions.dispatches import dispatch_command
from jiayuan.command.actions.escalations import escalate_incidents
from jiayuan.command.actions.gate import allow
from jiayuan.command.models import Dispatch, PositionLatest
from jiayuan.command.queries import visible
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING

SERVICE = "command"
BATCH = 200
# Spec 3: the newest position of a unit is kept for an hour after its shift, not longer.
KEPT_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Swept:
    """How much one sweep found to do."""

    expired: int
    escalated: int
    forgotten: int


def _as_service(place: PlacePath) -> AbstractContextManager[Acting]:
    return acting_as_service(SERVICE, place=place, purpose=EVENT_STAFFING)


def sweep(place: PlacePath) -> Swept:
    """Everything that is due inside a place. A late sweep changes nothing but when it is noticed."""
    with _as_service(place):
        due = _due_offers()
    expired = 0
    # One transaction each: a sweep that held two units at once could meet a dispatcher who holds them the other way.
    for task in due:
        with _as_service(place):
            expired += _expire(task)
    # Offers first: an incident whose last offer has lapsed counts as unanswered in the same sweep.
    with _as_service(place):
        return Swept(expired, escalate_incidents(), forget_positions())


def expire_offers() -> int:
    """Takes back offers nobody answered in time, so that the next unit can be asked."""
    return sum(_expire(task) for task in _due_offers())


def _due_offers() -> list[UUID]:
    acting = allow("command.dispatch")
    rows = visible(acting.scope, Dispatch).filter(state="offered", expires_at__lte=clock.now())
    return list(rows.order_by("expires_at", "pk").values_list("pk", flat=True)[:BATCH])


def _expire(task: UUID) -> bool:
    """False when the unit answered between the look and the lock: the answer counts."""
    try:
        with transaction.atomic():
            dispatch_command(task, "expire")
    except Conflict:
        return False
    return True


def forget_positions() -> int:
    """Deletes the newest positions of units whose shift has been over for an hour, also where nobody checked out."""
    acting = allow("command.dispatch")
    rows = visible(acting.scope, PositionLatest).filter(unit__shift_ends_at__lt=clock.now() - KEPT_AFTER)
    return rows.delete()[0]
