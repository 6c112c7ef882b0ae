"""Keys of pages: whatever the dates, pages join, and a key that was tampered with is simply not found."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.cases.api import Filters, inbox, list_cases
from jiayuan.cases.models import Case
from jiayuan.cases.queries.keys import beyond
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from tests.cases import office as desk
from tests.people import People, Person


@pytest.fixture
def equal(office: People) -> list[str]:
    """Six cases due at the very same moment, two of them standing still."""
    told = clock.now().replace(microsecond=0) - timedelta(hours=1)
    refs = [desk.file_case(office.worker, received_at=told, source="phone") for _ in range(6)]
    for ref in refs[:2]:
        desk.tell(office.worker, ref.number, "ask", text="在哪一栋楼？")
    return [ref.number for ref in refs]


def walked(person: Person, size: int, order: str = "due") -> list[str]:
    seen: list[str] = []
    key = ""
    with person.acting() as acting:
        while True:
            page = list_cases(acting.scope, Filters(order=order), key, size)
            seen += [row.number for row in page.rows]
            key = page.after
            if not key:
                return seen


@pytest.mark.parametrize("size", [1, 2, 4, 6, 7])
def test_equal_dates_are_told_apart_by_the_number(office: People, equal: list[str], size: int) -> None:
    assert walked(office.officer, size) == [*equal[2:], *equal[:2]]


def test_a_case_filed_between_two_pages_is_not_doubled(office: People, equal: list[str]) -> None:
    with office.officer.acting() as acting:
        first = list_cases(acting.scope, Filters(), "", 3)
    late = desk.file_case(office.resident)
    with office.officer.acting() as acting:
        rest = list_cases(acting.scope, Filters(), first.after, 50)
    numbers = [row.number for row in (*first.rows, *rest.rows)]
    assert sorted(numbers) == sorted([*equal, late.number])


def test_the_inbox_walks_the_same_way(office: People, equal: list[str]) -> None:
    seen, key = [], ""
    with office.worker.acting() as acting:
        for _ in range(4):
            page = inbox(acting.scope, key, size=2)
            seen += [row.number for row in page.rows]
            key = page.after
            if not key:
                break
    assert sorted(seen) == sorted(equal)
    assert seen[-2:] == equal[:2]


@pytest.mark.parametrize("key", ["x~26112800000001", "2026-13-01~26112800000001", "soon~1", "~abc", "~", "26112"])
def test_a_key_nobody_gave_is_not_found(office: People, equal: list[str], key: str) -> None:
    with office.officer.acting() as acting, pytest.raises(NotFound):
        list_cases(acting.scope, Filters(), key)


@pytest.mark.parametrize("key", ["x", "1~2", "２６１１２８００００００１２"])
def test_a_newest_first_key_is_a_number(office: People, equal: list[str], key: str) -> None:
    with office.officer.acting() as acting, pytest.raises(NotFound):
        list_cases(acting.scope, Filters(order="new"), key)


def test_behind_a_case_without_date_come_only_such(office: People, equal: list[str]) -> None:
    with office.officer.acting():
        behind = Case.objects.filter(beyond("", int(equal[0]))).order_by("id")
        assert [case.number for case in behind] == [equal[1]]


def test_the_last_key_leads_to_an_empty_page(office: People, equal: list[str]) -> None:
    with office.officer.acting() as acting:
        page = list_cases(acting.scope, Filters(), f"~{equal[1]}")
    assert (page.rows, page.after) == ((), "")
