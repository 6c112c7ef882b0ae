"""What stands behind one identity: whose records speak of it, and what people decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.attributes import BY_NO
from jiayuan.registry.models import Entity, Fact, MergeEvent
from jiayuan.registry.queries.people import resolve, visible
from jiayuan.registry.reading import allow

MOST = 200


@dataclass(frozen=True, slots=True)
class RecordSaid:
    """One record that speaks of somebody: who says it, of which attributes; never what."""

    record: int
    origin: str
    batch: UUID | None
    col: int | None
    attrs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decision that stands: `merge` of `other`, or the `split` of that number."""

    kind: str
    number: int
    other: UUID
    reason: str
    at: datetime
    records: int


def _seen(person: UUID, purpose: Purpose, scope: Scope) -> UUID:
    allow(["name"], purpose)
    root = resolve(person)
    if not visible(scope).filter(pk=root).exists():
        raise NotFound
    return root


def records_of(person: UUID, purpose: Purpose, scope: Scope) -> list[RecordSaid]:
    """The records whose statements make up a person today, in order; NotFound out of scope."""
    root = _seen(person, purpose, scope)
    said = Fact.objects.filter(root=root, sys_to=None, valid_to=None, record_ref__isnull=False)
    found: dict[int, list[Fact]] = {}
    for fact in said.order_by("record_ref", "attr", "pk")[: MOST * 20]:
        found.setdefault(fact.record_ref or 0, []).append(fact)
    audit.record("registry.records", subjects=[root], n=len(found))
    return [
        RecordSaid(
            record, facts[0].origin, facts[0].batch, next((one.col for one in facts if one.col is not None), None),
            tuple(dict.fromkeys(BY_NO[one.attr].code for one in facts)),
        )
        for record, facts in list(found.items())[:MOST]
    ]  # fmt: skip


def _merges(root: UUID) -> list[Ruled]:
    gone = Entity.objects.filter(root=root, state=Entity.State.MERGED).values("pk")
    events = MergeEvent.objects.filter(kind=MergeEvent.Kind.MERGE, other__in=gone)
    latest = events.order_by("other", "-id").distinct("other")
    return [Ruled("merge", one.pk, one.other, one.reason, one.at, 0) for one in latest]


def _splits(root: UUID) -> list[Ruled]:
    taken_back = MergeEvent.objects.filter(kind=MergeEvent.Kind.UNSPLIT).values("undoes")
    events = MergeEvent.objects.filter(kind=MergeEvent.Kind.SPLIT, survivor=root).exclude(pk__in=taken_back)
    return [Ruled("split", one.pk, one.other, one.reason, one.at, len(one.records)) for one in events.order_by("-id")]


def rulings_of(person: UUID, purpose: Purpose, scope: Scope) -> Sequence[Ruled]:
    """Merges into a person and splits off it that stand, newest first in each; NotFound out of scope."""
    root = _seen(person, purpose, scope)
    return [*_merges(root), *_splits(root)]
