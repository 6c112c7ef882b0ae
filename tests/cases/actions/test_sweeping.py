"""What time itself does, exactly once, however late the sweep comes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from jiayuan.cases.api import CaseRef, Swept, detail, sweep
from jiayuan.cases.models import Case, Clock
from jiayuan.kernel import clock
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import DISTRICT


def swept(days: float) -> Swept:
    at = clock.now() + timedelta(days=days)
    with clock.frozen(at):
        return sweep(at, DISTRICT)


def case(office: People, number: str) -> Case:
    with office.officer.acting():
        return Case.objects.get(pk=int(number))


def test_nothing_due_nothing_done(office: People, filed: CaseRef) -> None:
    assert swept(0) == Swept()


def test_overdue_clocks_are_missed_once(office: People, filed: CaseRef) -> None:
    assert swept(0.5).missed == 1
    assert swept(0.5).missed == 0
    assert swept(8).missed == 3


def test_a_missed_clock_keeps_its_due_date(office: People, filed: CaseRef) -> None:
    swept(30)
    with office.officer.acting():
        row = Clock.objects.get(case_id=int(filed.number), owner="case", kind="resolve")
    assert (row.state, row.due_at, row.ended_at) == ("missed", filed.due_at, None)


def test_done_late_stays_missed(office: People, filed: CaseRef) -> None:
    with clock.frozen(clock.now() + timedelta(days=1)):
        desk.work(office.worker, filed.number, "sign")
    with office.officer.acting():
        row = Clock.objects.get(case_id=int(filed.number), kind="sign")
    assert row.state == "missed"
    assert row.ended_at is not None


def test_half_and_four_fifths_are_marked(office: People, filed: CaseRef) -> None:
    assert swept(3.6).warned == 2
    assert swept(5.7).warned == 2
    assert swept(5.8).warned == 0


def test_an_unanswered_question_lapses_after_five_days(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "ask", text="是哪个单元？")
    assert swept(4.9).lapsed == 0
    assert swept(5.1).lapsed == 1
    assert case(office, filed.number).state == "open"


def test_the_lapsed_clock_goes_on_where_it_stopped(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "ask", text="是哪个单元？")
    swept(6)
    moved = case(office, filed.number).due_at - filed.due_at
    assert abs(moved - timedelta(days=6)) < timedelta(seconds=5)


def test_the_review_date_resumes(office: People, filed: CaseRef, district_officer: Person) -> None:
    today = clock.today()
    plan = {"text": "等待老旧小区改造统一施工", "review_on": today + timedelta(days=10), "today": today}
    desk.tell(office.worker, filed.number, "ask_suspend", **plan)
    desk.tell(office.officer, filed.number, "endorse_suspend")
    desk.tell(district_officer, filed.number, "approve_suspend")
    assert swept(9).resumed == 0
    assert swept(10.1).resumed == 1
    assert case(office, filed.number).state == "open"


def test_a_case_left_undispatched_is_dispatched(office: People, filed: CaseRef) -> None:
    ref = desk.file_case(office.resident, kind="consult", class_code="060101")
    with office.officer.acting():
        Case.objects.filter(pk=int(ref.number)).update(kind="help")
    assert swept(0.1).dispatched == 1
    with office.officer.acting() as acting:
        assert detail(ref.number, acting.scope).orders[0].unit == desk.COMMUNITY


def test_a_sweep_of_another_place_touches_nothing(office: People, filed: CaseRef) -> None:
    at: datetime = clock.now() + timedelta(days=30)
    assert sweep(at, office.neighbour.place) == Swept()


@pytest.mark.parametrize("days", [1, 200])
def test_partitions_of_the_coming_months_are_there(office: People, days: int) -> None:
    swept(days)
    with clock.frozen(clock.now() + timedelta(days=days + 31)):
        assert desk.file_case(office.worker, source="patrol").state == "open"
