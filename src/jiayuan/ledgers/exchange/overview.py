"""The state of the exchange as staff read it: peers and their lag, failed messages, seals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Min, Q

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.exchange.own import log_folder, own
from jiayuan.ledgers.exchange.queueing import peers
from jiayuan.ledgers.exchange.verifying import LogReport, verify_logs
from jiayuan.ledgers.models import Cursor, ExchangeRoot, Message, Peer
from jiayuan.ledgers.queries.files import in_scope

FAILED = (Message.State.DEAD, Message.State.REFUSED)


@dataclass(frozen=True, slots=True)
class PeerView:
    """A peer: when it was last heard, since when its oldest message waits, how far its datasets are read."""

    code: str
    name: str
    kind: str
    active: bool
    heard_at: datetime | None
    waiting_since: datetime | None
    cursors: tuple[tuple[str, int, datetime], ...]


@dataclass(frozen=True, slots=True)
class FailedView:
    """A message that did not get through, or was refused."""

    id: int
    peer: str
    service: str
    direction: str
    state: str
    state_label: str
    code: str
    attempts: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class RootView:
    origin: str
    day: date
    count: int
    root: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What `/staff/exchange/` shows; `key_id` names our own key."""

    code: str
    key_id: str
    peers: list[PeerView]
    failed: list[FailedView]
    roots: list[RootView]


def _peers(scope: Scope) -> list[PeerView]:
    waits = Q(messages__state__in=("queued", "sent"), messages__direction="out")
    found = list(peers(scope).annotate(since=Min("messages__created_at", filter=waits)))
    cursors = Cursor.objects.filter(peer__in=found).order_by("dataset")
    read: dict[int, list[tuple[str, int, datetime]]] = {}
    for one in cursors:
        read.setdefault(one.peer_id, []).append((one.dataset, one.seq, one.moved_at))
    return [
        PeerView(
            peer.code, peer.name, str(Peer.Kind(peer.kind).label), peer.active, peer.heard_at, peer.since,
            tuple(read.get(peer.pk, ())),
        )
        for peer in found
    ]  # fmt: skip


def _failed(scope: Scope, limit: int) -> list[FailedView]:
    rows = Message.objects.filter(in_scope(scope), state__in=FAILED).select_related("peer").order_by("-pk")
    return [
        FailedView(
            row.pk, row.peer.name, row.service, row.direction, row.state, str(Message.State(row.state).label), row.code,
            row.attempts, row.created_at,
        )
        for row in rows[:limit]
    ]  # fmt: skip


def _roots() -> list[RootView]:
    since = clock.today() - timedelta(days=14)
    rows = ExchangeRoot.objects.filter(day__gte=since).order_by("-day", "origin")
    return [RootView(row.origin, row.day, row.count, row.root) for row in rows]


def overview(scope: Scope, limit: int = 30) -> Overview:
    """Peers of the scope, its failed messages newest first, the roots of two weeks."""
    identity.require(context.current(), "ledgers.exchange")
    me = own()
    audit.record("ledgers.exchange_overview")
    return Overview(me.code, me.key_id, _peers(scope), _failed(scope, limit), _roots())


def check_logs() -> LogReport:
    """Checks every daily log that lies here; what it found is recorded."""
    identity.require(context.current(), "ledgers.exchange")
    report = verify_logs(log_folder())
    detail = {"files": report.files, "findings": len(report.findings)}
    audit.record("ledgers.exchange_check", outcome="ok" if report.verified else "alarm", detail=detail)
    return report
