"""Merging: the earlier due date stays, everybody is still called back, and it can be taken back for a week."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.cases.api import CaseRef, rate
from jiayuan.cases.models import Case, WorkOrder
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotFound, Refused
from tests.cases import office as desk
from tests.people import People
from tests.tree import NEXT_BUILDING


@pytest.fixture
def second(office: People, filed: CaseRef) -> CaseRef:
    """The same thing told again a little later, by somebody on the phone."""
    return desk.file_case(office.worker, contact_phone="13800000077", source="phone")


def test_the_merged_case_ends_and_its_order_is_called_off(office: People, filed: CaseRef, second: CaseRef) -> None:
    merged = desk.tell(office.officer, second.number, "merge", target=filed.number)
    assert merged.state == "merged"
    with office.officer.acting():
        assert Case.objects.get(pk=int(second.number)).merged_into == int(filed.number)
        assert WorkOrder.objects.get(case_id=int(second.number)).state == "cancelled"


def test_the_earlier_due_date_is_kept(office: People, filed: CaseRef, second: CaseRef) -> None:
    desk.tell(office.officer, filed.number, "merge", target=second.number)
    with office.officer.acting():
        assert Case.objects.get(pk=int(second.number)).due_at == filed.due_at


def test_both_reporters_are_asked(office: People, filed: CaseRef, second: CaseRef) -> None:
    desk.tell(office.officer, second.number, "merge", target=filed.number)
    desk.finish(office.worker, office.officer, filed.number)
    with office.resident.acting():
        assert rate(filed.number, desk.ANSWERS).state == "feedback_due"


def test_another_group_is_refused(office: People, filed: CaseRef) -> None:
    other = desk.file_case(office.resident, class_code=desk.NOISE)
    with pytest.raises(Invalid):
        desk.tell(office.officer, filed.number, "merge", target=other.number)


def test_far_away_needs_a_reason(office: People, filed: CaseRef) -> None:
    far = desk.file_case(office.neighbour, place=NEXT_BUILDING)
    with pytest.raises(Invalid):
        desk.tell(office.officer, far.number, "merge", target=filed.number)
    told = desk.tell(office.officer, far.number, "merge", target=filed.number, text="同一家物业同一问题")
    assert told.state == "merged"


@pytest.mark.parametrize("target", ["26010100000001", "nonsense"])
def test_an_absent_target_is_not_found(office: People, filed: CaseRef, target: str) -> None:
    with pytest.raises(NotFound):
        desk.tell(office.officer, filed.number, "merge", target=target)


def test_a_case_is_not_merged_into_itself(office: People, filed: CaseRef) -> None:
    with pytest.raises(Invalid):
        desk.tell(office.officer, filed.number, "merge", target=filed.number)


def test_unmerging_brings_back_the_old_due_date(office: People, filed: CaseRef, second: CaseRef) -> None:
    desk.tell(office.officer, second.number, "merge", target=filed.number)
    back = desk.tell(office.officer, second.number, "unmerge")
    assert (back.state, back.due_at) == ("received", second.due_at)


def test_after_a_week_it_stays_merged(office: People, filed: CaseRef, second: CaseRef) -> None:
    desk.tell(office.officer, second.number, "merge", target=filed.number)
    with clock.frozen(clock.now() + timedelta(days=8)), pytest.raises(Refused):
        desk.tell(office.officer, second.number, "unmerge")
