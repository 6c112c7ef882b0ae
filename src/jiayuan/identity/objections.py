"""Objecting to a use of one's own data: recorded, shown to both sides, answered by a steward within the term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from jiayuan.audit.api import record
from jiayuan.identity.consents import consents_of, withdraw_consent
from jiayuan.identity.models import Objection
from jiayuan.identity.purposes import find_purpose
from jiayuan.identity.rights import require
from jiayuan.identity.words import Channel, ConsentState
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.text import mark

# 15 working days (trust specification 4.7, to confirm): three weeks without holidays.
ANSWER_WITHIN = timedelta(days=21)
ANSWERS = frozenset({Objection.State.UPHELD.value, Objection.State.REFUSED.value})


@dataclass(frozen=True, slots=True)
class ObjectionInfo:
    """One objection as both sides read it."""

    id: int
    subject: UUID
    place: str
    purpose: str
    reason: str
    state: str
    state_label: str
    raised_at: datetime
    due_on: date
    answer: str
    answered_at: datetime | None


def _infos(rows: Iterable[Objection]) -> list[ObjectionInfo]:
    return [
        ObjectionInfo(
            row.pk, row.subject_id, row.place_path, row.purpose_code, row.reason, row.state,
            str(Objection.State(row.state).label), row.raised_at, row.due_on, row.answer, row.answered_at,
        )
        for row in rows
    ]  # fmt: skip


def _subject() -> UUID:
    subject = context.current().scope.subject
    if subject is None:
        raise NotAllowed
    return subject


def object_to(purpose: str, reason: str = "") -> ObjectionInfo:
    """The acting resident objects to one use. Raises Invalid (unknown purpose), Conflict (already waiting)."""
    subject, now = _subject(), clock.now()
    if find_purpose(purpose) is None:
        raise Invalid(mark("没有这个用途"), code="purpose")
    try:
        with transaction.atomic():
            row = Objection.objects.create(
                subject_id=subject, place_path=str(context.current().scope.place or ""), purpose_code=purpose,
                reason=reason[:500], raised_at=now, due_on=clock.today() + ANSWER_WITHIN,
            )  # fmt: skip
    except IntegrityError as twice:
        raise Conflict(mark("您已经对这个用途提出过反对，正在等待答复"), code="objection-open") from twice
    record("identity.objection.raise", obj=str(row.pk), subjects=[subject], detail={"purpose": purpose})
    return _infos([row])[0]


def my_objections() -> list[ObjectionInfo]:
    """The acting resident's own, newest first."""
    return _infos(Objection.objects.filter(subject_id=_subject()).order_by("-pk")[:50])


def withdraw_objection(objection_id: int) -> None:
    """The acting resident takes an open one back; NotFound otherwise."""
    mine = Objection.objects.filter(pk=objection_id, subject_id=_subject(), state=Objection.State.OPEN)
    if not mine.update(state=Objection.State.WITHDRAWN, answered_at=clock.now()):
        raise NotFound
    record("identity.objection.withdraw", obj=str(objection_id), subjects=[_subject()])


def _in_scope(scope: Scope) -> Q:
    return Q(place_path__gte=scope.lo, place_path__lt=scope.hi) if scope.place else Q(pk__in=[])


def open_objections(scope: Scope, *, after: int = 0, limit: int = 30) -> list[ObjectionInfo]:
    """Those of the scope that wait for an answer, oldest first; `after` is the last id seen."""
    require(context.current(), "identity.objections")
    rows = list(Objection.objects.filter(_in_scope(scope), state="open", pk__gt=after).order_by("pk")[:limit])
    record("identity.objection.list", subjects=[row.subject_id for row in rows])
    return _infos(rows)


def answer_objection(objection_id: int, state: str, answer: str) -> ObjectionInfo:
    """upheld or refused, with the reason in words. Upheld ends a consent for that purpose at once.

    Raises NotFound out of scope, Conflict when it is answered, Invalid without a reason.
    """
    acting = context.current()
    require(acting, "identity.objections")
    if state not in ANSWERS or not answer.strip():
        raise Invalid(mark("请选择同意或不同意，并写明理由"), code="objection-answer")
    with transaction.atomic():
        row = Objection.objects.select_for_update().filter(_in_scope(acting.scope), pk=objection_id).first()
        if row is None:
            raise NotFound
        if row.state != Objection.State.OPEN:
            raise Conflict(mark("这条反对已经有答复"), code="objection-answered")
        row.state, row.answer, row.answered_by, row.answered_at = state, answer[:500], acting.actor, clock.now()
        row.save(update_fields=["state", "answer", "answered_by", "answered_at"])
        if state == Objection.State.UPHELD:
            _end_consent(row)
        record("identity.objection.answer", obj=str(row.pk), subjects=[row.subject_id], detail={"state": state})
    return _infos([row])[0]


def _end_consent(row: Objection) -> None:
    purpose = find_purpose(row.purpose_code)
    given = [one for one in consents_of(row.subject_id) if one.purpose == row.purpose_code]
    # A use that rests on the law has no consent to end; what stops there, the answer says.
    if purpose and any(one.state == ConsentState.GIVEN for one in given):
        place = PlacePath(row.place_path) if row.place_path else None
        withdraw_consent(row.subject_id, purpose, channel=Channel.COUNTER, place=place)
