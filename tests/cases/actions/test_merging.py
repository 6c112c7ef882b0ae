"""Merging: the earlier due date stays, everybody is still called back, and it can be taken back for a week."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.cases.api import CaseRef, progress, rate, sweep
from jiayuan.cases.models import CallbackAnswer, Case, Clock, ClockSegment, WorkOrder
from jiayuan.identity.api import inbox
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotFound, Refused
from jiayuan.kernel.purpose import SERVICE_SELF
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import DISTRICT, HOME_BUILDING, NEXT_BUILDING


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


@pytest.fixture
def hers(office: People, filed: CaseRef) -> CaseRef:
    """The same hallway told by 赵敏, and merged into 王秀兰's case."""
    ref = desk.file_case(office.neighbour.as_resident(), place=HOME_BUILDING, text="一单元楼道里全是杂物。")
    desk.tell(office.officer, ref.number, "merge", target=filed.number)
    return ref


def numbers_told(person: Person) -> list[tuple[str, object]]:
    with person.acting(SERVICE_SELF) as acting:
        return [(item.template, item.refs["number"]) for item in inbox(acting.scope.subject)]


def test_the_merged_reporter_answers_under_the_number_she_knows(office: People, filed: CaseRef, hers: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    with office.neighbour.as_resident().acting():
        assert progress(hers.number).may_rate
        assert rate(hers.number, desk.ANSWERS).number == filed.number
        assert not progress(hers.number).may_rate
    with office.officer.acting():
        assert CallbackAnswer.objects.get().subject == office.neighbour.subject


def test_her_answer_closes_when_it_is_the_last(office: People, filed: CaseRef, hers: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    with office.resident.acting():
        assert rate(filed.number, desk.ANSWERS).state == "feedback_due"
    with office.neighbour.as_resident().acting():
        assert rate(hers.number, desk.ANSWERS).state == "closed"


def test_before_the_work_is_done_there_is_nothing_to_rate(office: People, filed: CaseRef, hers: CaseRef) -> None:
    with office.neighbour.as_resident().acting():
        assert not progress(hers.number).may_rate
        with pytest.raises(Conflict):
            rate(hers.number, desk.ANSWERS)


def test_messages_name_each_reporter_s_own_number(office: People, filed: CaseRef, hers: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    assert numbers_told(office.neighbour.as_resident())[0] == ("case.all_done", hers.number)
    assert numbers_told(office.resident)[0] == ("case.all_done", filed.number)


def test_the_case_that_went_on_stays_a_stranger_s(office: People, filed: CaseRef, hers: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    with office.neighbour.as_resident().acting():
        with pytest.raises(NotFound):
            progress(filed.number)
        with pytest.raises(NotFound):
            rate(filed.number, desk.ANSWERS)


def test_nobody_is_lost_when_a_merged_case_is_merged_again(office: People, filed: CaseRef, hers: CaseRef) -> None:
    third = desk.file_case(office.worker, subject=None, source="patrol")
    desk.tell(office.officer, filed.number, "merge", target=third.number)
    desk.finish(office.worker, office.officer, third.number)
    with office.neighbour.as_resident().acting():
        assert rate(hers.number, desk.ANSWERS).state == "feedback_due"
    with office.resident.acting():
        assert rate(filed.number, desk.ANSWERS).state == "closed"


def test_who_filed_twice_is_asked_once(office: People, filed: CaseRef) -> None:
    again = desk.file_case(office.resident, text="楼道里的杂物还是没有人管。")
    desk.tell(office.officer, again.number, "merge", target=filed.number)
    desk.finish(office.worker, office.officer, filed.number)
    with office.resident.acting():
        assert rate(filed.number, desk.ANSWERS).state == "closed"


def test_an_overdue_case_comes_back_overdue(office: People, filed: CaseRef, second: CaseRef) -> None:
    with clock.frozen(clock.now() + timedelta(days=8)):
        sweep(clock.now(), DISTRICT)
        desk.tell(office.officer, second.number, "merge", target=filed.number)
        back = desk.tell(office.officer, second.number, "unmerge")
    assert back.due_at == second.due_at
    with office.officer.acting():
        row = Clock.objects.get(case_id=int(second.number), owner="case", kind="resolve")
    assert (row.state, row.ended_at) == ("missed", None)


def test_a_question_s_pause_is_kept_when_the_merge_is_taken_back(office: People, second: CaseRef) -> None:
    start = clock.now()
    desk.tell(office.worker, second.number, "ask", text="是哪个单元？")
    target = desk.file_case(office.worker, subject=None, source="patrol")
    with clock.frozen(start + timedelta(days=2)):
        desk.tell(office.officer, second.number, "merge", target=target.number)
    with clock.frozen(start + timedelta(days=5)):
        back = desk.tell(office.officer, second.number, "unmerge")
    assert abs(back.due_at - second.due_at - timedelta(days=2)) < timedelta(seconds=5)
    with office.officer.acting():
        row = Clock.objects.get(case_id=int(second.number), owner="case", kind="resolve")
        parts = ClockSegment.objects.filter(clock=row).order_by("from_at", "id").values_list("running", flat=True)
        assert list(parts) == [True, False, True]


def test_a_merge_taken_back_asks_no_old_question(office: People, second: CaseRef) -> None:
    desk.tell(office.worker, second.number, "ask", text="是哪个单元？")
    target = desk.file_case(office.worker, subject=None, source="patrol")
    desk.tell(office.officer, second.number, "merge", target=target.number)
    desk.tell(office.officer, second.number, "unmerge")
    with office.officer.acting():
        assert Case.objects.get(pk=int(second.number)).question == ""


def test_an_ended_target_takes_nothing_in(office: People, filed: CaseRef, second: CaseRef) -> None:
    desk.tell(office.resident, filed.number, "withdraw", text="自己解决了")
    with pytest.raises(Invalid) as caught:
        desk.tell(office.officer, second.number, "merge", target=filed.number)
    assert [str(error.message) for error in caught.value.errors] == ["只能并入另一件正在办理的诉求"]


def test_a_target_out_of_scope_is_not_found(office: People, filed: CaseRef) -> None:
    street = desk.hire("street_officer", office.neighbour.place, "邻社区干部")
    far = desk.file_case(office.neighbour, place=NEXT_BUILDING)
    with pytest.raises(NotFound):
        desk.tell(street, far.number, "merge", target=filed.number, text="同一家物业同一问题")
