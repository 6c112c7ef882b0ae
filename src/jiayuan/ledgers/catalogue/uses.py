"""Who may use what: the uses in force for a caller, and the list staff read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.catalogue.rules.uses import USE_TRANSITIONS, in_force
from jiayuan.ledgers.models import Peer, Use, UseDay
from jiayuan.ledgers.queries.files import in_scope
from jiayuan.registry import api as registry

PAGE = 50
DAYS = 14


@dataclass(frozen=True, slots=True)
class UseView:
    """One use as staff read it; `reads` are the rows of its newest days, oldest first."""

    id: UUID
    service: str
    purpose: str
    purpose_title: str
    legal_ref: str
    reason: str
    peer: str
    labels: tuple[str, ...]
    place_path: str
    until: date
    daily_rows: int
    state: str
    state_label: str
    running: bool
    author: UUID
    approvers: tuple[UUID, ...]
    created_at: datetime
    commands: tuple[str, ...]
    reads: tuple[tuple[date, int, int], ...]


def _in_force(peer: Peer, purpose: str) -> QuerySet[Use]:
    rows = Use.objects.filter(peer=peer, purpose=purpose, state=Use.State.APPROVED, until__gt=clock.today())
    return rows.select_related("service__dataset", "peer").order_by("-until", "pk")


def use_of_service(peer: Peer, service: str, purpose: str) -> Use | None:
    """The use under which a peer may call a service for a purpose today; None means no."""
    return _in_force(peer, purpose).filter(service__code=service).first()


def use_of_dataset(peer: Peer, dataset: str, purpose: str) -> Use | None:
    """The same for the changes of a dataset."""
    return _in_force(peer, purpose).filter(service__dataset_id=dataset).first()


def _view(use: Use, days: list[UseDay]) -> UseView:
    return UseView(
        use.pk, use.service.title, use.purpose, use.purpose_title, use.legal_ref, use.reason,
        use.peer.name if use.peer else "",
        tuple(registry.attr(code).label for code in use.attrs), use.place_path, use.until, use.daily_rows, use.state,
        str(Use.State(use.state).label), in_force(use.state, use.until, clock.today()), use.author,
        tuple(one for one in (use.approver_1, use.approver_2) if one), use.created_at,
        USE_TRANSITIONS.commands(use.state), tuple((one.day, one.calls, one.rows) for one in days),
    )  # fmt: skip


def _visible(scope: Scope) -> QuerySet[Use]:
    return Use.objects.filter(in_scope(scope)).select_related("service", "peer")


def _days(use: Use) -> list[UseDay]:
    return list(UseDay.objects.filter(use=use).order_by("-day")[:DAYS])[::-1]


def uses(scope: Scope, *, before: datetime | None = None, limit: int = PAGE) -> list[UseView]:
    """The uses of the scope, newest first; `before` is the created_at of the last one seen."""
    rows = _visible(scope).order_by("-created_at", "-pk")
    if before is not None:
        rows = rows.filter(created_at__lt=before)
    found = [_view(use, []) for use in rows[:limit]]
    audit.record("ledgers.uses", n=len(found))
    return found


def use_view(use_id: UUID, scope: Scope) -> UseView:
    """One use with its reads per day; raises NotFound."""
    use = _visible(scope).filter(pk=use_id).first()
    if use is None:
        raise NotFound
    return _view(use, _days(use))
