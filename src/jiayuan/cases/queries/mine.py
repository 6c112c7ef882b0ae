"""What a resident sees: the own cases, the public view of joined ones, and what is already known nearby."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.cases.actions.hands import hand_of
from jiayuan.cases.book import Book
from jiayuan.cases.models import Attachment, CallbackAnswer, Case, CaseReporter
from jiayuan.cases.queries.detail import events_of
from jiayuan.cases.queries.visible import district_of, followed, leading, visible
from jiayuan.cases.rules.case_table import LIVE
from jiayuan.cases.rules.limits import may_reopen
from jiayuan.cases.rules.numbers import parse
from jiayuan.cases.rules.words import FOLLOWS
from jiayuan.cases.shapes.file import EventInfo
from jiayuan.cases.shapes.resident import ClassInfo, Progress
from jiayuan.kernel import clock, context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound

MOST = 20
# Steps that carry no words: everything else in the timeline was written for, or by, the one who filed.
JOINED_TELLS = {"receive", "dispatch", "all_done", "approve_suspend", "resume", "reopen"}


def my_cases(subject: UUID, limit: int = MOST) -> list[Progress]:
    """A person's own cases, newest first, without their events; only for the person who acts."""
    acting = context.current()
    # Asked for by the page itself, and still checked: the subject comes from outside this module.
    if acting.scope.subject != subject:
        raise NotFound
    now = clock.now()
    cases = list(visible(acting.scope).order_by("-id")[:limit])
    record("cases.mine", subjects=[subject], n=len(cases))
    if not cases:
        return []
    book = Book(now)
    rated = _rated(cases, subject)
    return [_progress(case, book, now, (case.pk, case.round) in rated, ()) for case in cases]


def _rated(cases: list[Case], subject: UUID) -> set[tuple[int, int]]:
    rows = CallbackAnswer.objects.filter(case_id__in=[case.pk for case in cases], subject=subject)
    return set(rows.values_list("case_id", "round"))


def progress(number: str) -> Progress:
    """The progress of a case one filed or joined; NotFound for everybody else."""
    acting = context.current()
    case = visible(acting.scope).filter(pk=parse(number)).first() if acting.scope.subject else None
    if case is not None:
        return _own(case, acting)
    joined = followed(number, acting.scope.subject)
    if joined is None:
        raise NotFound
    with hand_of(acting, joined.place_path):
        return _joined(Case.objects.get(pk=joined.case_id), acting, asked=joined.role != FOLLOWS)


def _own(case: Case, acting: Acting) -> Progress:
    subject = acting.scope.subject
    record("cases.progress", obj=f"cases_case:{case.pk}", subjects=[subject] if subject else [])
    now = clock.now()
    photos = tuple(Attachment.objects.filter(case=case).order_by("id").values_list("id", flat=True))
    rated = bool(subject and (case.pk, case.round) in _rated([case], subject))
    shown = _progress(case, Book(now), now, rated, events_of(case, public_only=True), photos)
    return replace(shown, may_rate=_asked_elsewhere(case, acting)) if case.merged_into else shown


def _asked_elsewhere(case: Case, acting: Acting) -> bool:
    """Whether the reporter of a merged case still owes her answer about the one that went on."""
    with hand_of(acting, district_of(case.place_path)):
        other = leading(case)
        answered = CallbackAnswer.objects.filter(case=other, round=other.round, subject=acting.scope.subject)
        return other.state == "feedback_due" and not answered.exists()


def _joined(case: Case, acting: Acting, *, asked: bool) -> Progress:
    """State, unit and dates: never the words of the one who filed."""
    subject = acting.scope.subject
    record("cases.progress", obj=f"cases_case:{case.pk}", subjects=[subject] if subject else [])
    now = clock.now()
    told = tuple(
        EventInfo(event.at, event.command, event.state, event.by, "", event.seq)
        for event in events_of(case, public_only=True) if event.command in JOINED_TELLS
    )  # fmt: skip
    rated = bool(subject and (case.pk, case.round) in _rated([case], subject))
    shown = _progress(case, Book(now), now, rated, told, mine=False)
    if case.merged_into and asked:
        return replace(shown, may_rate=_asked_elsewhere(case, acting))
    return shown if asked else replace(shown, may_rate=False)


def _progress(
    case: Case, book: Book, now: datetime, rated: bool, events: tuple[EventInfo, ...], photos: tuple[int, ...] = (),
    *, mine: bool = True,
) -> Progress:  # fmt: skip
    paused = case.state if case.state in ("waiting", "suspended") else ""
    name = book.class_name(case.class_code)
    reopen = mine and _reopenable(case, now)
    return Progress(
        case.number, mine, case.state, name, case.summary if mine else name, case.unit_name, case.received_at,
        case.due_at, paused, _overdue(case, now), case.question if mine else "",
        CaseReporter.objects.filter(case=case).count() if events else 1,
        events, case.state == "feedback_due" and not rated, reopen, rated, case.version, case.urgency, photos,
    )  # fmt: skip


def _reopenable(case: Case, now: datetime) -> bool:
    ended = case.state in ("closed", "answered")
    return case.state == "feedback_due" or (ended and may_reopen(case.ended_at, now))


def _overdue(case: Case, now: datetime) -> bool:
    return bool(case.due_at and case.due_at < now and case.state in LIVE and case.state != "feedback_due")


def class_codes(scheme: str = "hotline") -> list[ClassInfo]:
    """The classes people can choose from, in the order of their codes."""
    rows = (row for row in Book(clock.now()).classes.values() if row.scheme == scheme)
    return [ClassInfo(row.code, row.group, row.name, row.plain, row.urgency, row.photos) for row in rows]
