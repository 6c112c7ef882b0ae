"""One record that is two people: some of its statements become somebody else's. No row moves, copies are made."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.registry.answers import Split
from jiayuan.registry.merging import MERGE
from jiayuan.registry.models import Entity, Fact, MergeEvent
from jiayuan.registry.rehoming import bring_home
from jiayuan.registry.settling import bring_up_to_date, roots_of
from jiayuan.registry.standing import Expected, check, decided, locked_roots

Kind = MergeEvent.Kind


def _holders(root: UUID, records: Sequence[int]) -> list[UUID]:
    """Of whom each record speaks, all of them under one root; raises Invalid when one says nothing of it."""
    said = Fact.objects.filter(root=root, record_ref__in=records, sys_to=None, valid_to=None)
    found = dict(said.values_list("record_ref", "entity"))
    if not records or found.keys() != set(records):
        raise Invalid(_("所选的行没有为这个人提供信息"), code="split-records")
    return [found[record] for record in records]


def _settle(touched: set[str], *entities: UUID) -> None:
    decided(*entities)
    bring_up_to_date(roots_of(touched))


def split(person: UUID, records: Sequence[int], reason: str, *, expected_version: Expected = None) -> Split:
    """The statements of these records are somebody else's from now on: a new entity of the same kind.

    Raises NotFound out of scope, Invalid when a record says nothing of the person, Conflict past `expected_version`.
    """
    identity.require(context.current(), MERGE)
    with transaction.atomic():
        (root,) = locked_roots(person)
        check(reason, expected_version)
        wanted = sorted(set(records))
        sources = _holders(root.pk, wanted)
        new, deed = uuid7(), uuid7()
        Entity.objects.create(
            pk=new, kind=root.kind, root=new, made_by=deed, place_path=root.place_path, hukou_path=root.hukou_path
        )
        event = MergeEvent.objects.create(
            kind=Kind.SPLIT, survivor=root.pk, other=new, records=wanted, moved=sources, deed=deed, reason=reason,
            at=clock.now(), by=context.current().actor, place_path=root.place_path,
        )  # fmt: skip
        _settle(bring_home(wanted, deed), root.pk, new)
        audit.record("registry.split", obj=str(event.pk), subjects=[root.pk, new], reason=reason, n=len(wanted))
        return Split(event.pk, new, root.pk, tuple(wanted))


def _standing(number: int) -> MergeEvent:
    """The split, if it stands and no later one built on it."""
    event = MergeEvent.objects.filter(pk=number, kind=Kind.SPLIT).first()
    if event is None or MergeEvent.objects.filter(undoes=event).exists():
        raise NotFound
    later = MergeEvent.objects.filter(kind=Kind.SPLIT, pk__gt=number, records__overlap=event.records)
    if later.exclude(pk__in=MergeEvent.objects.filter(kind=Kind.UNSPLIT).values("undoes")).exists():
        raise Conflict(_("这些行后来又被拆分过，请先取消后一次拆分"), code="split-later")
    return event


def unsplit(number: int, reason: str) -> Split:
    """Takes back the split of that number: what its records say, today's wording included, is the first one's again.

    Raises NotFound when it does not stand, Conflict when the same records were split again since.
    """
    identity.require(context.current(), MERGE)
    with transaction.atomic():
        event = _standing(number)
        locked_roots(event.survivor, event.other)
        check(reason, None)
        # Looked at again: who waited for the lock may have come second.
        event, deed = _standing(number), uuid7()
        MergeEvent.objects.create(
            kind=Kind.UNSPLIT, survivor=event.survivor, other=event.other, records=event.records, moved=event.moved,
            deed=deed, reason=reason, at=clock.now(), by=context.current().actor, undoes=event,
            place_path=event.place_path,
        )  # fmt: skip
        touched = bring_home(event.records, deed)
        _settle(touched | {str(event.other), str(event.survivor)}, event.survivor, event.other)
        audit.record("registry.unsplit", obj=str(number), subjects=[event.survivor, event.other], reason=reason)
        return Split(event.pk, event.other, event.survivor, tuple(event.records))
