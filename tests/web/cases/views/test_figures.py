"""The page of figures: a cell is never a bare percentage, and nobody sees another street's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.cases.api import CaseRef, rate
from jiayuan.kernel import clock
from jiayuan.kernel.clock import LOCAL
from tests.cases import office as desk
from tests.people import People


@pytest.fixture
def month(office: People, filed: CaseRef) -> str:
    """The month in which a rated case was due."""
    desk.finish(office.worker, office.officer, filed.number)
    with office.resident.acting():
        rate(filed.number, desk.ANSWERS)
    assert filed.due_at is not None
    return filed.due_at.astimezone(LOCAL).strftime("%Y-%m")


def page(office: People, month: str) -> str:
    return office.officer.client().get(f"/staff/cases/kpi/?month={month}").content.decode()


def test_a_cell_shows_numerator_denominator_and_interval(office: People, month: str) -> None:
    shown = page(office, month)
    assert "府右街南社区" in shown
    assert "1/1" in shown
    assert "–100" in shown


def test_nothing_counted_is_said_and_not_drawn_as_zero(office: People, filed: CaseRef) -> None:
    assert filed.due_at is not None
    shown = page(office, filed.due_at.astimezone(LOCAL).strftime("%Y-%m"))
    assert ">无<" in shown


def test_an_empty_month_says_so(office: People, month: str) -> None:
    assert "这个月还没有到期的诉求" in page(office, "2020-01")


def test_without_a_month_it_is_this_one(office: People) -> None:
    shown = office.officer.client().get("/staff/cases/kpi/").content.decode()
    assert f"{clock.today():%Y-%m}" in shown


@pytest.mark.parametrize("month", ["2026-13", "2026", "last", "2026-1-1", "-", "0000-01"])
def test_a_month_that_is_none_is_absent(office: People, month: str) -> None:
    assert office.officer.client().get(f"/staff/cases/kpi/?month={month}").status_code == 404


def test_handlers_and_neighbours_have_no_figures(office: People, month: str) -> None:
    for person in (office.worker, office.neighbour):
        assert person.client().get(f"/staff/cases/kpi/?month={month}").status_code == 403


def test_another_area_s_officer_sees_an_empty_table(office: People, month: str) -> None:
    other = desk.hire("street_officer", office.neighbour.place, "邻社区干部")
    shown = other.client().get(f"/staff/cases/kpi/?month={month}").content.decode()
    assert "府右街南社区" not in shown


def test_the_page_of_a_late_case_shows_it_late(office: People, filed: CaseRef) -> None:
    with clock.frozen(clock.now() + timedelta(days=8)):
        shown = office.resident.client().get(f"/cases/{filed.number}/").content.decode()
    assert "已超期" in shown
