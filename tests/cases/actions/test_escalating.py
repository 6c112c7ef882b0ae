"""A clock that ran out goes one level up: once, with a message, an event and an audit record."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.audit.models import Record
from jiayuan.cases.api import CaseRef, Filters, Swept, detail, list_cases, progress, sweep
from jiayuan.cases.models import Case, CaseEvent
from jiayuan.identity.api import InboxItem, add_shift, inbox, put_roster
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import SERVICE_SELF
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import DISTRICT, NEXT, STREET

YEAR = timedelta(days=365)


def swept(days: float) -> Swept:
    at = clock.now() + timedelta(days=days)
    with clock.frozen(at):
        return sweep(at, DISTRICT)


def on_duty(person: Person, place: PlacePath) -> None:
    with desk.as_service():
        roster = put_roster("dispatch", place, "值班")
        add_shift(roster, person.account_id, clock.now() - timedelta(hours=1), clock.now() + YEAR, post="值班")


def staff_messages(person: Person) -> list[InboxItem]:
    with person.acting():
        return inbox(person.account_id)


def told(person: Person) -> list[str]:
    with person.acting(SERVICE_SELF) as acting:
        return [item.template for item in inbox(acting.scope.subject)]


def events(office: People, number: str) -> list[CaseEvent]:
    with office.officer.acting():
        return list(CaseEvent.objects.filter(case_id=int(number), command="escalate").order_by("seq"))


def test_a_missed_sign_is_laid_before_the_street(office: People, filed: CaseRef) -> None:
    on_duty(office.officer, STREET)
    assert swept(0.5).escalated == 1
    item = staff_messages(office.officer)[0]
    assert (item.template, item.refs) == ("case.escalated", {"number": filed.number, "clock": "sign"})


def test_the_event_names_clocks_round_and_level(office: People, filed: CaseRef) -> None:
    swept(0.5)
    (event,) = events(office, filed.number)
    assert event.detail == {"clocks": ["sign"], "round": 1, "to": [STREET.value]}
    assert (event.from_state, event.to_state, event.actor_role) == ("open", "open", "service")


def test_a_second_sweep_says_nothing_again(office: People, filed: CaseRef) -> None:
    on_duty(office.officer, STREET)
    swept(0.5)
    assert swept(0.5).escalated == 0
    assert swept(0.6) == Swept()
    assert len(staff_messages(office.officer)) == 1
    assert len(events(office, filed.number)) == 1


def test_each_kind_is_told_once_though_two_clocks_have_it(office: People, filed: CaseRef) -> None:
    on_duty(office.officer, STREET)
    done = swept(30)
    assert (done.missed, done.escalated) == (4, 1)
    (event,) = events(office, filed.number)
    assert event.detail["clocks"] == ["contact", "resolve", "sign"]
    assert sorted(str(item.refs["clock"]) for item in staff_messages(office.officer)) == event.detail["clocks"]


def test_a_later_clock_is_a_second_escalation(office: People, filed: CaseRef) -> None:
    swept(0.5)
    swept(1.5)
    assert [event.detail["clocks"] for event in events(office, filed.number)] == [["sign"], ["contact"]]


def test_the_case_is_supervised_from_then_on(office: People, filed: CaseRef) -> None:
    with office.officer.acting() as acting:
        assert list_cases(acting.scope, Filters(supervised=True)).rows == ()
    swept(0.5)
    with office.officer.acting() as acting:
        assert [row.number for row in list_cases(acting.scope, Filters(supervised=True)).rows] == [filed.number]


def test_the_reporter_hears_only_of_the_promised_date(office: People, filed: CaseRef) -> None:
    swept(6)
    assert told(office.resident) == ["case.dispatch"]
    swept(7.1)
    swept(7.2)
    assert told(office.resident) == ["case.overdue", "case.dispatch"]


def test_the_reporter_s_timeline_keeps_inner_matters_inside(office: People, filed: CaseRef) -> None:
    swept(0.5)
    with office.resident.acting():
        assert "escalate" not in [event.command for event in progress(filed.number).events]
    with office.officer.acting() as acting:
        assert "escalate" in [event.command for event in detail(filed.number, acting.scope).events]


def test_an_audit_record_is_left(office: People, filed: CaseRef) -> None:
    swept(0.5)
    with office.auditor.acting():
        found = Record.objects.filter(act="cases.escalate")
        assert [row.object for row in found] == [f"cases_case:{filed.number}"]


def test_nobody_on_duty_is_no_reason_to_fail(office: People, filed: CaseRef) -> None:
    assert swept(0.5).escalated == 1
    assert staff_messages(office.officer) == []


def test_only_the_nearest_desk_is_told(office: People, filed: CaseRef, district_officer: Person) -> None:
    on_duty(office.officer, STREET)
    on_duty(district_officer, DISTRICT)
    swept(0.5)
    assert len(staff_messages(office.officer)) == 1
    assert staff_messages(district_officer) == []


def test_what_the_street_missed_goes_to_the_district(office: People, district_officer: Person) -> None:
    on_duty(office.officer, STREET)
    on_duty(district_officer, DISTRICT)
    ref = desk.file_case(office.resident, kind="consult", class_code="060101", text="老年卡在哪里办？")
    swept(2)
    assert {str(item.refs["clock"]) for item in staff_messages(district_officer)} == {"accept", "dispatch"}
    assert staff_messages(office.officer) == []
    assert events(office, ref.number)[0].detail["to"] == [DISTRICT.value]


def test_a_missed_decision_on_a_return_goes_to_the_district(
    office: People, filed: CaseRef, district_officer: Person
) -> None:
    on_duty(district_officer, DISTRICT)
    back = {"text": "不属于社区职责范围，应由执法队办理。", "evidence": "职责清单", "proposed_unit": desk.CITY}
    desk.work(office.officer, filed.number, "request_return", **back)
    swept(0.2)
    assert "return_decision" in {str(item.refs["clock"]) for item in staff_messages(district_officer)}


def test_a_new_round_starts_with_a_clean_sheet(office: People, filed: CaseRef) -> None:
    swept(0.5)
    desk.finish(office.worker, office.officer, filed.number)
    desk.tell(office.resident, filed.number, "reopen", text="还是堆着")
    swept(0.6)
    assert [event.detail["round"] for event in events(office, filed.number)] == [1, 2]


def test_an_ended_case_goes_nowhere(office: People, filed: CaseRef) -> None:
    desk.tell(office.resident, filed.number, "withdraw", text="自己解决了")
    assert swept(30) == Swept()
    assert events(office, filed.number) == []


def test_a_clock_that_stands_still_is_not_escalated(office: People, filed: CaseRef) -> None:
    desk.work(office.worker, filed.number, "sign")
    desk.work(office.worker, filed.number, "log_contact", how="visit", proof="上午上门")
    desk.tell(office.worker, filed.number, "ask", text="是哪个单元？")
    assert swept(4.9).escalated == 0


def test_the_deed_that_came_late_but_before_the_sweep_is_not_escalated(office: People, filed: CaseRef) -> None:
    with clock.frozen(clock.now() + timedelta(hours=5)):
        desk.work(office.worker, filed.number, "sign")
        assert sweep(clock.now(), DISTRICT).escalated == 0


def test_another_community_s_sweep_leaves_it_alone(office: People, filed: CaseRef) -> None:
    at = clock.now() + timedelta(days=1)
    assert sweep(at, NEXT).escalated == 0
    assert events(office, filed.number) == []


def test_people_cannot_escalate_by_hand(office: People, filed: CaseRef, district_officer: Person) -> None:
    from_page = detail_moves(district_officer, filed.number)
    assert "escalate" not in from_page
    assert "supervise" in from_page


def detail_moves(person: Person, number: str) -> tuple[str, ...]:
    with person.acting() as acting:
        return detail(number, acting.scope).moves


@pytest.mark.parametrize("days", [5.5, 5.7])
def test_the_one_who_signed_is_warned_at_four_fifths(office: People, filed: CaseRef, days: float) -> None:
    desk.work(office.worker, filed.number, "sign")
    swept(days)
    swept(days + 0.01)
    warned = [item.template for item in staff_messages(office.worker)].count("case.warning")
    assert warned == (days > 5.6)


def test_a_pause_is_not_used_time(office: People, filed: CaseRef) -> None:
    """Four days of waiting for the reporter must not look like half of a seven-day term."""
    start = clock.now()
    desk.tell(office.worker, filed.number, "ask", text="是哪个单元？")
    with clock.frozen(start + timedelta(days=4)):
        desk.tell(office.resident, filed.number, "reply", text="一单元")
        assert sweep(clock.now(), DISTRICT).warned == 0
        with office.officer.acting() as acting:
            used = {(row.owner, row.kind): row.used_percent for row in detail(filed.number, acting.scope).clocks}
    assert used["case", "resolve"] == 0


def test_supervised_by_time_or_by_hand_is_the_same_mark(office: People, filed: CaseRef) -> None:
    swept(0.5)
    with office.officer.acting():
        assert Case.objects.get(pk=int(filed.number)).supervised
