"""The figures of a month, counted from what really happened."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.cases.api import CaseRef, KpiRow, kpi, rate
from jiayuan.cases.models import CallbackAnswer
from jiayuan.cases.queries.outcomes import bounds
from jiayuan.kernel import clock
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.errors import NotAllowed
from tests.cases import office as desk
from tests.people import People, Person


def rows(person: Person, ref: CaseRef, later: float = 0) -> dict[int, KpiRow]:
    assert ref.due_at is not None
    month = ref.due_at.astimezone(LOCAL).date()
    with clock.frozen(clock.now() + timedelta(days=later)), person.acting() as acting:
        return {row.unit: row for row in kpi(acting.scope, month)}


def test_a_solved_case_counts_everywhere(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    with office.resident.acting():
        rate(filed.number, desk.ANSWERS)
    row = rows(office.officer, filed)[desk.COMMUNITY]
    shares = {
        key: row.cells[key].value for key in ("r_response", "r_resolve", "r_satisfy", "r_on_time", "r_first_round")
    }
    assert set(shares.values()) == {1.0}
    assert row.composite == pytest.approx(1.0)


def test_an_open_overdue_contact_stays_in(office: People, filed: CaseRef) -> None:
    row = rows(office.officer, filed, later=2)[desk.COMMUNITY]
    assert (row.cells["r_response"].num, row.cells["r_response"].den) == (0, 1)


def test_open_and_not_due_is_not_judged(office: People, filed: CaseRef) -> None:
    row = rows(office.officer, filed)[desk.COMMUNITY]
    assert (row.cells["r_response"].den, row.cells["r_on_time"].den, row.composite) == (0, 0, None)


def test_open_and_overdue_counts_against(office: People, filed: CaseRef) -> None:
    row = rows(office.officer, filed, later=8)[desk.COMMUNITY]
    assert (row.cells["r_on_time"].num, row.cells["r_on_time"].den) == (0, 1)


def test_a_return_is_counted_once_asked_and_once_accepted(office: People, filed: CaseRef) -> None:
    told = {"text": "不属于社区职责范围，应由执法队办理。", "evidence": "职责清单", "proposed_unit": desk.CITY}
    desk.work(office.officer, filed.number, "request_return", **told)
    desk.work(office.officer, filed.number, "accept_return", unit=desk.CITY)
    cell = rows(office.officer, filed)[desk.COMMUNITY].cells["r_dispatch_right"]
    assert (cell.num, cell.den) == (1, 2)


def test_the_next_community_s_figures_are_empty(office: People, filed: CaseRef) -> None:
    other = desk.hire("street_officer", office.neighbour.place, "邻街干部")
    assert rows(other, filed) == {}


def test_figures_need_the_permission(office: People, filed: CaseRef) -> None:
    with pytest.raises(NotAllowed):
        rows(office.worker, filed)


def test_a_month_is_local() -> None:
    start, end = bounds(date(2026, 12, 9))
    assert (start, end) == (datetime(2026, 12, 1, tzinfo=LOCAL), datetime(2027, 1, 1, tzinfo=LOCAL))


def test_a_withdrawn_case_is_no_longer_due(office: People, filed: CaseRef) -> None:
    desk.tell(office.resident, filed.number, "withdraw", text="自己清理了")
    assert rows(office.officer, filed) == {}


def test_a_suspended_case_leaves_the_month_until_it_goes_on(
    office: People, filed: CaseRef, district_officer: Person
) -> None:
    today = clock.today()
    plan = {"text": "等待老旧小区改造统一施工", "review_on": today + timedelta(days=90), "today": today}
    desk.tell(office.worker, filed.number, "ask_suspend", **plan)
    desk.tell(office.officer, filed.number, "endorse_suspend")
    desk.tell(district_officer, filed.number, "approve_suspend")
    assert rows(office.officer, filed) == {}
    again = desk.tell(district_officer, filed.number, "resume")
    assert rows(office.officer, again)[desk.COMMUNITY].cases == 1


def test_reopened_and_not_asked_again_is_not_resolved(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    again = desk.tell(office.resident, filed.number, "reopen", text="还是堆着")
    cell = rows(office.officer, again)[desk.COMMUNITY].cells["r_resolve"]
    assert (cell.num, cell.den) == (0, 1)


def test_the_contact_of_the_unit_that_has_it_now_counts(office: People, filed: CaseRef) -> None:
    """The returned order's contact clock was called off and says nothing about the next unit."""
    told = {"text": "不属于社区职责范围，应由执法队办理。", "evidence": "职责清单", "proposed_unit": desk.CITY}
    desk.work(office.officer, filed.number, "request_return", **told)
    desk.work(office.officer, filed.number, "accept_return", unit=desk.CITY)
    desk.work(office.officer, filed.number, "sign")
    desk.work(office.officer, filed.number, "log_contact", how="call", proof="0315-1")
    cell = rows(office.officer, filed)[desk.CITY].cells["r_response"]
    assert (cell.num, cell.den) == (1, 1)


def test_a_second_call_back_does_not_overwrite_the_first_answer(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    with office.resident.acting():
        rate(filed.number, desk.ANSWERS)
    with office.officer.acting():
        first = CallbackAnswer.objects.get(case_id=int(filed.number))
        CallbackAnswer.objects.create(
            case_id=first.case_id, round=1, reporter_id=first.reporter_id, contacted=False, resolved="no",
            satisfied="no", channel="phone", at=clock.now(), second_of=first, place_path=first.place_path,
            subject=first.subject,
        )  # fmt: skip
    assert rows(office.officer, filed)[desk.COMMUNITY].cells["r_resolve"].num == 1


def test_an_inspected_patrol_finding_is_in_no_callback_figure(office: People) -> None:
    ref = desk.file_case(office.worker, subject=None, source="patrol", text="巡查发现楼道堆放杂物，已拍照。")
    desk.finish(office.worker, office.officer, ref.number)
    cells = rows(office.officer, ref)[desk.COMMUNITY].cells
    assert {key: cells[key].num for key in ("r_unreached", "r_excluded", "r_on_time")} == {
        "r_unreached": 0, "r_excluded": 0, "r_on_time": 1,
    }  # fmt: skip


def test_units_are_listed_largest_first(office: People, filed: CaseRef) -> None:
    for _ in range(2):
        desk.file_case(office.resident, class_code=desk.NOISE)
    assert [(unit, row.cases) for unit, row in rows(office.officer, filed).items()] == [
        (desk.CITY, 2), (desk.COMMUNITY, 1),
    ]  # fmt: skip


def test_six_queries_however_many_cases(office: People, filed: CaseRef) -> None:
    def queries() -> int:
        assert filed.due_at is not None
        month = filed.due_at.astimezone(LOCAL).date()
        with office.officer.acting() as acting, CaptureQueriesContext(connection) as seen:
            kpi(acting.scope, month)
        return len(seen)

    few = queries()
    for _ in range(3):
        desk.file_case(office.resident, class_code=desk.NOISE)
    assert queries() == few


@pytest.mark.parametrize("month", [date(2026, 1, 31), date(2026, 12, 1), date(2024, 2, 29)])
def test_months_join_without_gap(month: date) -> None:
    _, end = bounds(month)
    start, _ = bounds(end.date())
    assert start == end
