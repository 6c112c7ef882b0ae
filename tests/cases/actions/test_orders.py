"""Choosing a unit for a real case, and handing the ball on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiayuan.cases.actions import choosing, orders
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.api import CaseRef, Unit, install_units
from jiayuan.cases.models import Case, CaseReporter, Clock, ClockSegment, RuleSet, WorkOrder
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid
from tests.cases import office as desk
from tests.people import People

OTHER = 555


def deed_of(number: str, **data: object) -> Deed:
    return Deed(Case.objects.get(pk=int(number)), current(), data)


def add(unit: Unit) -> None:
    with desk.as_service():
        install_units([unit])


def test_facts_know_the_property_firm_and_the_working_day(office: People, filed: CaseRef) -> None:
    with office.officer.acting():
        facts = choosing.facts_of(*_pair(filed.number))
    assert (facts.property_firm, facts.group, facts.repeats) == ("红墙物业", "property", 0)
    assert facts.point is not None


def _pair(number: str) -> tuple[Case, Deed]:
    deed = deed_of(number)
    return deed.case, deed


def test_the_third_time_at_the_same_place_goes_to_the_street(office: People) -> None:
    units = [desk.file_case(office.resident, class_code="020101").unit for _ in range(4)]
    assert units == [desk.PROPERTY, desk.PROPERTY, desk.PROPERTY, desk.STREET_DESK]


def test_a_repeat_elsewhere_does_not_count(office: People) -> None:
    for _ in range(4):
        desk.file_case(office.neighbour.as_resident(), class_code="020101", place=office.neighbour.place.child("0001"))
    assert desk.file_case(office.resident, class_code="020101").unit == desk.PROPERTY


def test_assists_get_orders_of_their_own(office: People) -> None:
    ref = desk.file_case(office.resident, class_code="020101")
    with office.officer.acting():
        parts = WorkOrder.objects.filter(case_id=int(ref.number)).order_by("id").values_list("part", "owner_org_id")
        assert list(parts) == [("lead", desk.PROPERTY), ("assist", desk.COMMUNITY)]


def test_the_case_is_done_when_lead_and_assists_are(office: People) -> None:
    ref = desk.file_case(office.resident, class_code="020101", text="保洁一周没有来过了。")
    states = []
    for part in ("assist", "lead"):
        with office.officer.acting():
            order = desk.order_of(ref.number, part)
        desk.do(office.worker, order, part)
        with office.officer.acting():
            states.append(desk.order_command(order, "approve").state)
    assert states == ["open", "feedback_due"]


def test_the_ball_takes_clocks_and_reporters_along(office: People, filed: CaseRef) -> None:
    with desk.as_service():
        case = Case.objects.get(pk=int(filed.number))
        orders.pass_to(case, OTHER, "别的单位")
        assert set(Clock.objects.filter(case=case, owner="case").values_list("owner_org_id", flat=True)) == {OTHER}
        assert CaseReporter.objects.get(case=case).owner_org_id == OTHER
        own = ClockSegment.objects.filter(clock__case=case, clock__owner="case")
        assert set(own.values_list("owner_org_id", flat=True)) == {OTHER}
    assert (case.lead_unit, case.owner_org_id) == (desk.COMMUNITY, OTHER)


def test_a_unit_picked_by_hand_is_marked_as_such(office: People) -> None:
    ref = desk.file_case(office.resident, kind="consult", class_code="060101")
    desk.tell(office.officer, ref.number, "dispatch", unit=desk.STREET_DESK)
    with office.officer.acting():
        order = WorkOrder.objects.get(case_id=int(ref.number))
    assert (order.owner_org_id, order.explain["step"], order.explain["matched"]) == (desk.STREET_DESK, 0, 20)


def test_a_unit_that_sleeps_is_refused(office: People) -> None:
    add(Unit(OTHER, "停用单位", frozenset({"street"}), "110102.001.", active=False))
    ref = desk.file_case(office.resident, kind="consult", class_code="060101")
    for unit in (OTHER, 99_999):
        with pytest.raises(Invalid):
            desk.tell(office.officer, ref.number, "dispatch", unit=unit)


def test_without_any_rule_set_the_chain_decides(office: People) -> None:
    with desk.as_service():
        RuleSet.objects.update(state="retired")
    ref = desk.file_case(office.resident)
    assert ref.unit == desk.COMMUNITY
    with office.officer.acting():
        told = WorkOrder.objects.get(case_id=int(ref.number)).explain
    assert (told["step"], told["version"], told["tried"]) == (2, 0, [])


def test_without_any_unit_the_backstop_stands(office: People) -> None:
    for unit in desk.UNITS:
        add(replace(unit, active=False))
    ref = desk.file_case(office.resident)
    assert (ref.state, ref.unit, ref.unit_name) == ("open", 0, "区级兜底")


def test_a_hand_picked_unit_equal_to_the_rule_s_keeps_the_rule(office: People, filed: CaseRef) -> None:
    with office.officer.acting():
        assert choosing.chosen(deed_of(filed.number, unit=desk.COMMUNITY)).step == 1


def test_a_case_without_orders_has_no_last_lead_and_goes_by_the_rules(office: People) -> None:
    ref = desk.file_case(office.resident, kind="consult", class_code="060101")
    with office.officer.acting():
        deed = deed_of(ref.number)
        assert choosing.last_lead(deed) == choosing.explain(deed)
