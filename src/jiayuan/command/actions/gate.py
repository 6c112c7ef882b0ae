"""Checks every write shares: rights, versions, whose unit it is."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from jiayuan.command.masking import masked
from jiayuan.command.models import EventPlan, LogEntry, Unit
from jiayuan.identity.api import may, require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.text import mark

RESPOND = "command.respond"


class Versioned(Protocol):
    version: int


def allow(permission: str, unit: Unit | None = None) -> Acting:
    """Who acts, if the role may. A responder acts for the own unit; a dispatcher may tick for anybody."""
    acting = current()
    # A dispatcher ticks for units without a phone, so the right to dispatch contains the right to respond.
    if permission != RESPOND or may(acting, "command.dispatch"):
        if permission != RESPOND:
            require(acting, permission)
        return acting
    require(acting, RESPOND)
    # NotFound, not NotAllowed: whose unit it is should not be learned by asking.
    if unit is None or unit.lead is None or unit.lead.account_id != acting.account_id:
        raise NotFound
    return acting


def same_version(row: Versioned, expected: int | None) -> None:
    """Raises Conflict when somebody else changed the row since it was shown."""
    if expected is not None and row.version != expected:
        raise Conflict(mark("别人刚刚改过，请看最新情况后再试"), code="version")


def second_person(plan: EventPlan, acting: Acting) -> None:
    if plan.created_by == acting.account_id:
        raise NotAllowed(mark("方案要由另一位同志审批"), code="second-person")


def write_log(plan: EventPlan, kind: str, text: str, incident_id: UUID | None = None) -> None:
    """Adds a line to the plan's log, e.g. decision, message, handover; what people typed is masked."""
    LogEntry.objects.create(
        plan=plan, place_path=plan.place_path, at=clock.now(), kind=kind, text=masked(text), incident_id=incident_id,
        actor=current().actor,
    )  # fmt: skip
