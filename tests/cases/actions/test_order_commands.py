"""Work orders: signing, returning, reporting, approving; and that a return stops no clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.cases.api import CaseRef, Changed, detail, order_command
from jiayuan.cases.models import Case, Clock, OrderReturn, WorkOrder
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import NEXT_BUILDING

GIVE_BACK = {
    "text": "不属于社区职责范围，应由执法队办理。",
    "evidence": "街道职责清单第三条",
    "proposed_unit": desk.CITY,
}


def returned(office: People, number: str, unit: int) -> CaseRef:
    """One return that is accepted, and the next unit."""
    desk.work(office.officer, number, "request_return", **GIVE_BACK)
    return desk.work(office.officer, number, "accept_return", unit=unit)


def test_signing_meets_the_sign_clock_and_takes_the_lead(office: People, filed: CaseRef) -> None:
    desk.work(office.worker, filed.number, "sign")
    with office.worker.acting():
        order = WorkOrder.objects.get(case_id=int(filed.number))
        assert Clock.objects.get(owner="order", owner_key=order.pk, kind="sign").state == "met"
    assert (order.state, order.assignee) == ("signed", office.worker.account_id)


def test_the_result_needs_a_contact_first(office: People, filed: CaseRef) -> None:
    desk.work(office.worker, filed.number, "sign")
    desk.work(office.worker, filed.number, "start")
    with pytest.raises(Invalid) as caught:
        desk.work(office.worker, filed.number, "report_done", text=desk.WORDS)
    assert {error.field for error in caught.value.errors} == {"contact"}


def test_nobody_approves_the_own_work(office: People, filed: CaseRef) -> None:
    desk.report(office.officer, filed.number)
    with pytest.raises(NotAllowed):
        desk.work(office.officer, filed.number, "approve")


def test_rejected_work_is_done_again(office: People, filed: CaseRef) -> None:
    desk.report(office.worker, filed.number)
    assert desk.work(office.officer, filed.number, "reject", text="照片看不清").state == "open"
    desk.work(office.worker, filed.number, "start")
    desk.work(office.worker, filed.number, "report_done", text=desk.WORDS)
    assert desk.work(office.officer, filed.number, "approve").state == "feedback_due"


def test_a_return_stops_no_clock(office: People, filed: CaseRef) -> None:
    with office.officer.acting():
        before = {row.pk: row.due_at for row in Clock.objects.filter(case_id=int(filed.number), state="running")}
    desk.work(office.officer, filed.number, "request_return", **GIVE_BACK)
    with office.officer.acting():
        after = {row.pk: row.due_at for row in Clock.objects.filter(pk__in=before, state="running")}
    assert after == before


def test_an_accepted_return_offers_the_next_unit_at_once(office: People, filed: CaseRef) -> None:
    ref = returned(office, filed.number, desk.CITY)
    with office.officer.acting() as acting:
        orders = detail(filed.number, acting.scope).orders
    assert [(order.unit, order.state, order.return_no) for order in orders] == [
        (desk.CITY, "offered", 1), (desk.COMMUNITY, "returned", 0),
    ]  # fmt: skip
    assert ref.due_at == filed.due_at


def test_the_first_unit_stays_in_charge_until_another_signs(office: People, filed: CaseRef) -> None:
    assert returned(office, filed.number, desk.CITY).unit == desk.COMMUNITY
    assert desk.work(office.officer, filed.number, "sign").unit == desk.CITY


def test_without_a_named_unit_the_rules_choose_another(office: People, filed: CaseRef) -> None:
    desk.work(office.officer, filed.number, "request_return", **GIVE_BACK)
    desk.work(office.officer, filed.number, "accept_return")
    with office.officer.acting():
        order = WorkOrder.objects.get(case_id=int(filed.number), state="offered")
    assert order.owner_org_id == desk.STREET_DESK


def test_after_two_returns_only_the_final_say_remains(office: People, filed: CaseRef, district_officer: Person) -> None:
    returned(office, filed.number, desk.CITY)
    returned(office, filed.number, desk.STREET_DESK)
    with pytest.raises(Refused):
        desk.work(office.officer, filed.number, "request_return", **GIVE_BACK)
    desk.work(district_officer, filed.number, "final_say", text="三方现场划分，由街道办理")
    with office.officer.acting():
        order = WorkOrder.objects.get(case_id=int(filed.number), state="signed")
    assert (order.forced, order.owner_org_id) == (True, desk.STREET_DESK)


def test_a_missed_decision_opens_the_final_say(office: People, filed: CaseRef, district_officer: Person) -> None:
    desk.work(office.officer, filed.number, "request_return", **GIVE_BACK)
    with pytest.raises(Refused):
        desk.work(district_officer, filed.number, "final_say", text="由社区办理")
    with clock.frozen(clock.now() + timedelta(hours=5)):
        desk.work(district_officer, filed.number, "final_say", text="由社区办理")


def test_a_refused_return_may_be_asked_again(office: People, filed: CaseRef) -> None:
    desk.work(office.officer, filed.number, "request_return", **GIVE_BACK)
    desk.work(office.officer, filed.number, "refuse_return", text="清单写明由社区先办")
    desk.work(office.officer, filed.number, "request_return", **GIVE_BACK)
    with office.officer.acting():
        decisions = list(OrderReturn.objects.order_by("id").values_list("decision", flat=True))
    assert decisions == ["refused", ""]


def test_two_hours_after_signing_nothing_goes_back(office: People, filed: CaseRef) -> None:
    desk.work(office.officer, filed.number, "sign")
    with clock.frozen(clock.now() + timedelta(hours=2, minutes=1)), pytest.raises(Refused):
        desk.work(office.officer, filed.number, "request_return", **GIVE_BACK)


def test_one_extension_a_round_approved_by_another(office: People, filed: CaseRef) -> None:
    desk.work(office.worker, filed.number, "sign")
    desk.work(office.worker, filed.number, "ask_extend", days=5, text="等待业主回京后一起清理")
    desk.work(office.officer, filed.number, "extend")
    with office.worker.acting():
        assert Case.objects.get(pk=int(filed.number)).due_at == filed.due_at + timedelta(days=5)
    with pytest.raises(Refused):
        desk.work(office.worker, filed.number, "ask_extend", days=3, text="还要再等几天才能清理")


def test_the_asker_does_not_extend(office: People, filed: CaseRef) -> None:
    desk.work(office.officer, filed.number, "sign")
    desk.work(office.officer, filed.number, "ask_extend", days=5, text="等待业主回京后一起清理")
    with pytest.raises(NotAllowed):
        desk.work(office.officer, filed.number, "extend")


def test_an_extension_nobody_asked_for_is_a_conflict(office: People, filed: CaseRef) -> None:
    desk.work(office.worker, filed.number, "sign")
    with pytest.raises(Conflict):
        desk.work(office.officer, filed.number, "extend")


def test_a_stale_order_page_is_told(office: People, filed: CaseRef) -> None:
    with office.worker.acting() as acting:
        order = detail(filed.number, acting.scope).orders[0]
    desk.work(office.worker, filed.number, "sign")
    with pytest.raises(Changed), office.worker.acting():
        order_command(order.id, "start", expected_version=order.version)


def test_the_neighbour_finds_no_order(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        order = desk.order_of(filed.number)
    with pytest.raises(NotFound), office.neighbour.acting():
        order_command(order, "sign")


def test_a_firm_elsewhere_handles_what_was_offered_to_it(office: People) -> None:
    firm = desk.hire("property_manager", NEXT_BUILDING, "供水值班员", frozenset({desk.WATER}))
    ref = desk.file_case(office.resident, class_code=desk.WATER_CUT, text="从早上开始家里没有水。")
    assert ref.unit == desk.WATER
    desk.report(firm, ref.number)
    assert desk.work(office.officer, ref.number, "approve").state == "feedback_due"


def test_a_firm_sees_no_case_of_another_unit(office: People, filed: CaseRef) -> None:
    firm = desk.hire("property_manager", NEXT_BUILDING, "供水值班员", frozenset({desk.WATER}))
    with pytest.raises(NotFound), firm.acting() as acting:
        detail(filed.number, acting.scope)
