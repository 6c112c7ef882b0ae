"""Receiving a demand: number, place, reporter, clocks, and where the rules know it, the unit, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import connection

from jiayuan.cases.actions import clocks, photos
from jiayuan.cases.actions.clocks import Owner
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.dispatching import ANSWERED_FIRST, by_rule
from jiayuan.cases.actions.hands import hand_of
from jiayuan.cases.actions.placing import Placed, locate
from jiayuan.cases.actions.repeats import earlier_send, key_of
from jiayuan.cases.actions.reporters import add_reporter
from jiayuan.cases.actions.telling import DISPATCH_QUEUE, ring
from jiayuan.cases.models import Case
from jiayuan.cases.rules.case_table import CASE
from jiayuan.cases.rules.duplicates import cell_of
from jiayuan.cases.rules.limits import MAX_TEXT
from jiayuan.cases.rules.numbers import case_id
from jiayuan.cases.rules.words import KINDS, summarise
from jiayuan.cases.shapes.coming import CaseRef, NewCase
from jiayuan.identity.api import on_duty, require
from jiayuan.kernel import clock, context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark


def receive(new: NewCase) -> CaseRef:
    """Files a case; the same `idem_key` of the same person returns the first one. Raises Invalid naming each field.

    A place nobody knows is no reason to refuse: the case waits in the district's queue.
    """
    acting = context.current()
    require(acting, "cases.receive")
    _look(new)
    # Residents file in their own name, now, at the class's own urgency, whatever the request says.
    if acting.scope.subject:
        new = replace(new, subject=acting.scope.subject, urgency="", received_at=None, source="web")
    place = locate(new, acting)
    with hand_of(acting, place.path):
        known = earlier_send(acting, new)
        return known or create(new, place, acting)


def _look(new: NewCase) -> None:
    errors = []
    if not new.text.strip():
        errors.append(FieldError("text", "missing", mark("请写下您要反映的事情")))
    if len(new.text) > MAX_TEXT:
        errors.append(FieldError("text", "long", mark("内容请不要超过4000字")))
    if new.kind not in KINDS:
        errors.append(FieldError("kind", "choice", mark("请选择诉求类型")))
    if errors:
        raise Invalid(errors=errors)


def next_id(received_at: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_case_serial')")
        serial = cursor.fetchone()[0]
    return case_id(received_at, serial)


def create(new: NewCase, place: Placed, acting: Acting, parent: Case | None = None) -> CaseRef:
    """Writes the case by the hand that is acting now."""
    now = clock.now()
    deed = Deed(_row(new, place, acting, now), acting, {}, now, command="receive")
    case = deed.case
    row = deed.book.class_of(new.class_code)
    # Copied, not looked up later: a class that is redefined must not change old cases.
    case.class_group, case.urgency = row.group, new.urgency or row.urgency
    case.parent_id = parent.pk if parent else None
    case.save(force_insert=True)
    deed.step("receive", CASE.move("", "receive").to)
    clocks.start(Owner(case), ("accept", "dispatch", "resolve"), case.received_at, deed.book)
    # A child has no reporter of its own: one call, one callback, by the parent.
    if parent is None:
        add_reporter(
            case, subject=new.subject, role="filer", channel=new.source, name=new.contact_name, phone=new.contact_phone
        )
    for content in new.photos:
        photos.attach(case, content)
    if new.kind not in ANSWERED_FIRST:
        by_rule(deed)
    _ring(deed)
    return deed.save("receive")


def _row(new: NewCase, place: Placed, acting: Acting, now: datetime) -> Case:
    # Told late is possible, told in the future is not: a wrong clock on a field device must not give more time.
    received = min(new.received_at or now, now).replace(microsecond=0)
    point = place.point
    return Case(
        id=next_id(now), kind=new.kind, source=new.source, class_code=new.class_code, state="",
        summary=new.summary[:80] or summarise(new.text), text=new.text.strip(), address=new.address[:200],
        confidential=new.confidential, place_known=place.known, place_path=place.path, grid_code=place.grid_code,
        lon=point[0] if point else None, lat=point[1] if point else None, cell=cell_of(*point) if point else None,
        subject=new.subject, received_at=received, idem_key=key_of(acting, new),
    )  # fmt: skip


def _ring(deed: Deed) -> None:
    """Danger to life or property never waits in a list."""
    if deed.case.urgency == "U1":
        place = Placed(deed.case.place_path).as_path
        members = on_duty(DISPATCH_QUEUE, place, deed.now)
        ring([member.account_id for member in members], deed.case)
