"""Commands that change facts of a live case and leave its state alone."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import CaseRef
from jiayuan.cases.models import Case, CaseEvent, Clock, ClockSegment, WorkOrder
from jiayuan.kernel.errors import Invalid, NotFound
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import NEXT_BUILDING


def row(office: People, number: str) -> Case:
    with office.officer.acting():
        return Case.objects.get(pk=int(number))


def test_a_new_class_keeps_the_order_and_shows_both_explanations(office: People, filed: CaseRef) -> None:
    desk.tell(office.officer, filed.number, "reclassify", class_code=desk.NOISE)
    with office.officer.acting():
        told = CaseEvent.objects.get(case_id=int(filed.number), command="reclassify").detail
        assert WorkOrder.objects.get(case_id=int(filed.number)).owner_org_id == desk.COMMUNITY
    assert (told["was"]["unit"], told["would_be"]["unit"]) == (desk.COMMUNITY, desk.CITY)


def test_an_unknown_class_is_refused(office: People, filed: CaseRef) -> None:
    with pytest.raises(Invalid):
        desk.tell(office.officer, filed.number, "reclassify", class_code="nothing")


def test_moving_takes_everything_but_history_along(office: People, filed: CaseRef) -> None:
    desk.tell(office.officer, filed.number, "relocate", place=NEXT_BUILDING.value)
    with office.neighbour.acting():
        case = Case.objects.get(pk=int(filed.number))
        assert Clock.objects.filter(case=case).count() == 6
        assert ClockSegment.objects.filter(clock__case=case).count() == 6
        assert CaseEvent.objects.filter(case=case).count() == 1
    assert case.place_path == NEXT_BUILDING.value


def test_the_old_community_loses_sight_of_it(office: People, filed: CaseRef) -> None:
    desk.tell(office.officer, filed.number, "relocate", place=NEXT_BUILDING.value)
    with pytest.raises(NotFound):
        desk.tell(office.worker, filed.number, "note", text="还在吗")


def test_urgency_changes_and_the_due_date_stays(office: People, filed: CaseRef) -> None:
    told = desk.tell(office.officer, filed.number, "set_urgency", urgency="U1")
    assert (told.urgency, told.due_at) == ("U1", filed.due_at)
    with pytest.raises(Invalid):
        desk.tell(office.officer, filed.number, "set_urgency", urgency="U9")


def test_supervising_and_concealing_are_marks(office: People, filed: CaseRef, district_officer: Person) -> None:
    desk.tell(district_officer, filed.number, "supervise", text="请尽快")
    desk.tell(office.officer, filed.number, "conceal")
    found = row(office, filed.number)
    assert (found.supervised, found.confidential) == (True, True)


def test_a_note_stays_inside(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "note", text="住户电话13812345678")
    with office.officer.acting():
        assert CaseEvent.objects.get(case_id=int(filed.number), command="note").public_text == ""


def test_a_question_is_masked_on_its_way_out(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "ask", text="可以打13812345678吗？")
    with office.officer.acting():
        assert CaseEvent.objects.get(case_id=int(filed.number), command="ask").public_text == "可以打***吗?"


def test_attaching_nothing_is_named(office: People, filed: CaseRef) -> None:
    with pytest.raises(Invalid):
        desk.tell(office.worker, filed.number, "attach")
