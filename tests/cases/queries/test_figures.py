"""The figures of a month, counted from what really happened."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from jiayuan.cases.api import CaseRef, KpiRow, kpi, rate
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
