"""Dispatch by rule: what routing is told, repeats over the year's end, and what a dispatcher picks instead."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from jiayuan.cases.actions import choosing
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.api import CaseRef, Unit, detail, install_units
from jiayuan.cases.models import Case, CaseEvent, RoutingRule, WorkOrder
from jiayuan.cases.rules.limits import REPEATS_WITHIN
from jiayuan.kernel import clock
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid
from tests.cases import office as desk
from tests.people import People
from tests.tree import HOME_ROOM, NEXT_BUILDING

NEW_YEAR = datetime(2027, 1, 5, 10, tzinfo=LOCAL)


def repeats(office: People, number: str) -> int:
    with office.officer.acting():
        case = Case.objects.get(pk=int(number))
        return choosing.facts_of(case, Deed(case, current(), {})).repeats


@pytest.mark.parametrize(("days", "count"), [(1, 1), (6, 1), (29, 1), (31, 0)])
def test_repeats_are_counted_over_the_year_s_end(office: People, days: int, count: int) -> None:
    with clock.frozen(NEW_YEAR - timedelta(days=days)):
        desk.file_case(office.resident)
    with clock.frozen(NEW_YEAR):
        ref = desk.file_case(office.resident)
        assert repeats(office, ref.number) == count


def test_the_same_compound_repeats_another_does_not(office: People, filed: CaseRef) -> None:
    assert repeats(office, desk.file_case(office.resident, place=HOME_ROOM).number) == 1
    assert repeats(office, desk.file_case(office.neighbour, place=NEXT_BUILDING).number) == 0
    assert repeats(office, desk.file_case(office.resident, class_code=desk.NOISE).number) == 0


def test_the_month_is_the_figure_of_the_rule() -> None:
    assert timedelta(days=30) == REPEATS_WITHIN


def test_a_rule_on_repeats_sends_the_third_to_the_street(office: People) -> None:
    with desk.as_service():
        rule = {"name": "重复三次", "when": {"repeats_min": 2}, "then": {"lead": "street"}}
        RoutingRule.objects.create(rule_set_id=1, order=0, **rule)
    units = [desk.file_case(office.resident).unit for _ in range(3)]
    assert units == [desk.COMMUNITY, desk.COMMUNITY, desk.STREET_DESK]


def test_a_broken_rule_is_shown_in_the_order_and_skipped(office: People) -> None:
    with desk.as_service():
        RoutingRule.objects.create(rule_set_id=1, order=0, name="坏规则", when={"mood": []}, then={"lead": "water"})
    ref = desk.file_case(office.resident)
    with office.officer.acting() as acting:
        tried = detail(ref.number, acting.scope).orders[0].explain["tried"]
    assert (ref.unit, tried[0]["result"], tried[0]["because"]) == (desk.COMMUNITY, "error", "KeyError")


def test_the_dispatch_event_names_rule_step_and_version(office: People, filed: CaseRef) -> None:
    with office.officer.acting():
        event = CaseEvent.objects.get(case_id=int(filed.number), command="dispatch")
    assert event.detail == {"step": 1, "rule": 13, "version": 1}


def test_a_picked_unit_stands_beside_what_the_rules_say(office: People) -> None:
    ref = desk.file_case(office.resident, kind="consult", class_code=desk.HALLWAY)
    desk.tell(office.officer, ref.number, "dispatch", unit=desk.CITY)
    with office.officer.acting():
        told = WorkOrder.objects.get(case_id=int(ref.number)).explain
    assert (told["unit"], told["step"], told["matched"]) == (desk.CITY, 0, 13)


@pytest.mark.parametrize("active", [False, None])
def test_a_sleeping_or_unknown_unit_cannot_be_picked(office: People, active: bool | None) -> None:
    if active is not None:
        with desk.as_service():
            install_units([Unit(777, "停用单位", frozenset({"water"}), "110102.", active)])
    ref = desk.file_case(office.resident, kind="consult", class_code=desk.HALLWAY)
    with pytest.raises(Invalid) as caught:
        desk.tell(office.officer, ref.number, "dispatch", unit=777)
    assert [error.field for error in caught.value.errors] == ["unit"]


def test_the_reopened_case_goes_to_the_unit_that_led_last(office: People, filed: CaseRef) -> None:
    back = {"text": "不属于社区职责范围，应由执法队办理。", "evidence": "职责清单", "proposed_unit": desk.CITY}
    desk.work(office.officer, filed.number, "request_return", **back)
    desk.work(office.officer, filed.number, "accept_return", unit=desk.CITY)
    with office.officer.acting():
        desk.order_of(filed.number)
    desk.finish(desk.hire("street_officer", office.officer.place, "城管队员"), office.officer, filed.number)
    again = desk.tell(office.resident, filed.number, "reopen", text="还是堆着")
    assert again.unit == desk.CITY


def test_a_firm_from_elsewhere_sees_the_photos_of_its_case(office: People) -> None:
    firm = desk.hire("property_manager", NEXT_BUILDING, "供水值班员", frozenset({desk.WATER}))
    ref = desk.file_case(office.resident, class_code=desk.WATER_CUT, text="家里没有水。", photos=(desk.picture(),))
    with firm.acting() as acting:
        assert len(detail(ref.number, acting.scope).photos) == 1


def test_a_case_withdrawn_before_anybody_had_it_goes_by_the_rules(office: People) -> None:
    ref = desk.file_case(office.resident, kind="consult", class_code=desk.HALLWAY)
    desk.tell(office.resident, ref.number, "withdraw", text="先不问了")
    again = desk.tell(office.resident, ref.number, "reopen", text="还是想问清楚")
    assert (again.state, again.unit) == ("open", desk.COMMUNITY)
