"""The whole way of a case, and the ways that leave it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.cases.api import CaseRef, Changed, command, detail, log_try, rate
from jiayuan.cases.models import Case, CaseEvent, Clock, WorkOrder
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from tests.cases import office as desk
from tests.people import People, Person


def state_of(person: Person, number: str) -> str:
    with person.acting() as acting:
        return detail(number, acting.scope).row.state


def answered(office: People, text: str = "老年卡在社区服务站办理。") -> CaseRef:
    ref = desk.file_case(office.resident, kind="consult", class_code="060101")
    return desk.tell(office.officer, ref.number, "answer_directly", text=text)


def test_from_filing_to_closing(office: People, filed: CaseRef) -> None:
    assert desk.finish(office.worker, office.officer, filed.number).state == "feedback_due"
    with office.resident.acting():
        assert rate(filed.number, desk.ANSWERS).state == "closed"
    with office.worker.acting():
        row = Case.objects.get(pk=int(filed.number))
    assert (row.outcome, row.due_at) == ("resolved_yes", filed.due_at)


def test_each_change_leaves_one_event(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    with office.worker.acting():
        row = Case.objects.get(pk=int(filed.number))
        seqs = list(CaseEvent.objects.filter(case=row).order_by("seq").values_list("seq", flat=True))
    assert seqs == list(range(1, row.version + 1))


def test_a_stale_page_is_told_the_present_version_and_moves(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "note", text="已电话沟通")
    with pytest.raises(Changed) as caught:
        desk.tell(office.officer, filed.number, "note", version=filed.version, text="同意")
    assert (caught.value.version, caught.value.state) == (filed.version + 1, "open")
    assert "merge" in caught.value.allowed


def test_a_move_from_the_wrong_state_names_the_possible_ones(office: People, filed: CaseRef) -> None:
    with pytest.raises(Conflict) as caught:
        desk.tell(office.officer, filed.number, "answer_directly", text="已经答复过了，请放心。")
    assert "ask" in caught.value.allowed


def test_the_neighbour_s_community_finds_nothing(office: People, filed: CaseRef) -> None:
    with pytest.raises(NotFound):
        desk.tell(office.neighbour, filed.number, "note", text="看一看")


def test_another_resident_finds_nothing(office: People, filed: CaseRef) -> None:
    with pytest.raises(NotFound):
        desk.tell(office.neighbour.as_resident(), filed.number, "withdraw", text="不要了")


def test_a_handler_may_not_merge(office: People, filed: CaseRef) -> None:
    with pytest.raises(NotAllowed):
        desk.tell(office.worker, filed.number, "merge", target=filed.number)


def test_a_direct_answer_ends_the_case_and_its_clocks(office: People) -> None:
    ref = answered(office)
    assert ref.state == "answered"
    with office.officer.acting():
        assert not Clock.objects.filter(case_id=int(ref.number), state="running").exists()


def test_a_short_answer_is_no_answer(office: People) -> None:
    with pytest.raises(Invalid):
        answered(office, text="知道了")


def test_an_answered_case_reopens_to_the_desk(office: People) -> None:
    ref = answered(office)
    assert desk.tell(office.resident, ref.number, "reopen", text="没有说清楚").state == "received"


def test_declining_needs_reason_and_words(office: People) -> None:
    ref = desk.file_case(office.resident, kind="consult", class_code="060101")
    with pytest.raises(Invalid) as caught:
        desk.tell(office.officer, ref.number, "decline", reason_code="bored", text="不办")
    assert {error.field for error in caught.value.errors} == {"reason_code", "text"}


def test_a_declined_case_is_reconsidered_with_its_old_due_date(office: People, district_officer: Person) -> None:
    ref = desk.file_case(office.resident, kind="consult", class_code="060101")
    desk.tell(
        office.officer, ref.number, "decline", reason_code="out_of_scope", text="这件事不归街道管理，请拨打热线。"
    )
    again = desk.tell(district_officer, ref.number, "reconsider", text="应当受理")
    assert (again.state, again.due_at) == ("received", ref.due_at)


def test_a_question_stops_the_clock_and_the_reply_starts_it(office: People, filed: CaseRef) -> None:
    start = clock.now()
    with clock.frozen(start + timedelta(days=1)):
        waiting = desk.tell(office.worker, filed.number, "ask", text="是哪个单元？")
    assert (waiting.state, waiting.due_at) == ("waiting", None)
    with clock.frozen(start + timedelta(days=3)):
        again = desk.tell(office.resident, filed.number, "reply", text="一单元")
    assert again.state == "open"
    assert abs(again.due_at - filed.due_at - timedelta(days=2)) < timedelta(seconds=2)


def test_only_one_question_a_round_stops_the_clock(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "ask", text="是哪个单元？")
    desk.tell(office.resident, filed.number, "reply", text="一单元")
    with pytest.raises(Refused):
        desk.tell(office.worker, filed.number, "ask", text="几层？")


def test_withdrawing_calls_off_orders_and_clocks(office: People, filed: CaseRef) -> None:
    assert desk.tell(office.resident, filed.number, "withdraw", text="自己解决了").state == "closed"
    with office.worker.acting():
        assert WorkOrder.objects.get(case_id=int(filed.number)).state == "cancelled"
        assert Case.objects.get(pk=int(filed.number)).outcome == "withdrawn"


def test_reopening_goes_back_to_the_last_lead_in_a_new_round(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    again = desk.tell(office.resident, filed.number, "reopen", text="还是堆着")
    assert (again.state, again.unit) == ("open", desk.COMMUNITY)
    with office.worker.acting() as acting:
        found = detail(filed.number, acting.scope)
    assert [(order.round, order.state) for order in found.orders] == [(2, "offered"), (1, "approved")]


def test_after_thirty_days_the_reporter_files_anew(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    with office.resident.acting():
        rate(filed.number, desk.ANSWERS)
    with clock.frozen(clock.now() + timedelta(days=31)), pytest.raises(Refused):
        desk.tell(office.resident, filed.number, "reopen", text="又堆起来了")


def test_suspending_takes_three_people(office: People, filed: CaseRef, district_officer: Person) -> None:
    today = clock.today()
    plan = {"text": "等待老旧小区改造统一施工", "review_on": today + timedelta(days=90), "today": today}
    desk.tell(office.worker, filed.number, "ask_suspend", **plan)
    with pytest.raises(Conflict):
        desk.tell(district_officer, filed.number, "approve_suspend")
    desk.tell(office.officer, filed.number, "endorse_suspend")
    suspended = desk.tell(district_officer, filed.number, "approve_suspend")
    assert (suspended.state, suspended.due_at) == ("suspended", None)
    assert desk.tell(district_officer, filed.number, "resume").state == "open"


def test_the_asker_signs_nothing(office: People, filed: CaseRef) -> None:
    today = clock.today()
    plan = {"text": "等待老旧小区改造统一施工", "review_on": today + timedelta(days=9), "today": today}
    desk.tell(office.officer, filed.number, "ask_suspend", **plan)
    with pytest.raises(NotAllowed):
        desk.tell(office.officer, filed.number, "endorse_suspend")


def test_a_case_nobody_can_be_asked_about_closes_with_the_approval(office: People) -> None:
    ref = desk.file_case(office.worker, subject=None, source="patrol", text="巡查发现楼道堆放杂物，已拍照。")
    assert desk.finish(office.worker, office.officer, ref.number).state == "closed"


def test_three_tries_on_three_days_close_as_not_reached(office: People, filed: CaseRef, agent: Person) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    start = clock.now().replace(hour=1, minute=0)
    closed = []
    for day, hour in ((1, 1), (2, 3), (3, 6)):
        with clock.frozen(start + timedelta(days=day, hours=hour)), agent.acting():
            closed.append(log_try(filed.number, "no_answer"))
    assert closed == [False, False, True]
    assert state_of(agent, filed.number) == "closed"


def test_a_system_move_is_nobody_s_command(office: People, filed: CaseRef) -> None:
    with pytest.raises(NotAllowed), office.officer.acting():
        command(filed.number, "all_done")
