"""Splitting: several demands in one call become children with their own units."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import CaseRef
from jiayuan.cases.models import Case
from jiayuan.kernel.errors import Invalid
from tests.cases import office as desk
from tests.people import People

PARTS = (
    {"text": "楼道里堆着旧家具。", "class_code": desk.HALLWAY},
    {"text": "工地半夜施工，太吵了。", "class_code": desk.NOISE},
)


@pytest.fixture
def asked(office: People) -> CaseRef:
    return desk.file_case(office.resident, kind="consult", class_code="060101", text="楼道堆物，还有夜里施工。")


def children(office: People, number: str) -> list[Case]:
    with office.officer.acting():
        return list(Case.objects.filter(parent_id=int(number)).order_by("id"))


def test_each_part_gets_its_own_unit(office: People, asked: CaseRef) -> None:
    assert desk.tell(office.officer, asked.number, "split", parts=PARTS).state == "open"
    units = [child.lead_unit for child in children(office, asked.number)]
    assert units == [desk.COMMUNITY, desk.CITY]


def test_the_parent_waits_for_all_children(office: People, asked: CaseRef) -> None:
    desk.tell(office.officer, asked.number, "split", parts=PARTS)
    states = []
    for child in children(office, asked.number):
        desk.finish(office.worker, office.officer, child.number)
        with office.officer.acting():
            states.append(Case.objects.get(pk=int(asked.number)).state)
    assert states == ["open", "feedback_due"]


def test_one_part_is_no_split(office: People, asked: CaseRef) -> None:
    with pytest.raises(Invalid):
        desk.tell(office.officer, asked.number, "split", parts=PARTS[:1])


def test_a_child_is_not_split_again(office: People, asked: CaseRef) -> None:
    desk.tell(office.officer, asked.number, "split", parts=PARTS)
    child = children(office, asked.number)[0]
    with pytest.raises(Invalid):
        desk.tell(office.officer, child.number, "split", parts=PARTS)


def test_children_count_from_the_parent_s_receipt(office: People, asked: CaseRef) -> None:
    desk.tell(office.officer, asked.number, "split", parts=PARTS)
    with office.officer.acting():
        parent = Case.objects.get(pk=int(asked.number))
    assert {child.received_at for child in children(office, asked.number)} == {parent.received_at}
