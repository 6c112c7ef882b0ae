"""Lists: due first, by key, in few queries whatever the size, and the same policy as the single case."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.cases.api import CaseRef, Filters, inbox, list_cases, load_per_unit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed, NotFound
from tests.cases import office as desk
from tests.people import People, Person

ALL = Filters()


@pytest.fixture
def many(office: People) -> list[CaseRef]:
    """Seven cases of different days, classes and urgencies."""
    now = clock.now()
    codes = (desk.HALLWAY, desk.NOISE, desk.WATER_CUT, desk.HALLWAY, desk.NOISE, "060201", desk.HALLWAY)
    return [
        desk.file_case(office.officer, class_code=code, received_at=now - timedelta(days=day), source="phone",
                       place=office.resident.place)
        for day, code in enumerate(codes)
    ]  # fmt: skip


def numbers(person: Person, filters: Filters = ALL, after: str = "", size: int = 50) -> tuple[list[str], str]:
    with person.acting() as acting:
        page = list_cases(acting.scope, filters, after, size)
    return [row.number for row in page.rows], page.after


def test_due_first(office: People, many: list[CaseRef]) -> None:
    wanted = [ref.number for ref in sorted(many, key=lambda ref: ref.due_at)]
    assert numbers(office.officer)[0] == wanted


@pytest.mark.parametrize("order", ["due", "new"])
def test_pages_join_without_gap_or_overlap(office: People, many: list[CaseRef], order: str) -> None:
    filters = Filters(order=order)
    whole = numbers(office.officer, filters)[0]
    seen: list[str] = []
    key = ""
    while True:
        page, key = numbers(office.officer, filters, key, size=2)
        seen += page
        if not key:
            break
    assert seen == whole


def test_a_case_without_due_date_comes_last(office: People, many: list[CaseRef]) -> None:
    desk.tell(office.officer, many[1].number, "ask", text="在哪一栋楼？")
    listed, _ = numbers(office.officer)
    assert listed[-1] == many[1].number
    assert numbers(office.officer, size=6)[1]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(class_code=desk.NOISE), 2), (Filters(urgency="U2"), 1), (Filters(unit=desk.CITY), 2),
        (Filters(states=("received",)), 0), (Filters(area="110102.001.001."), 7), (Filters(area="110102.001.002."), 0),
        (Filters(q="楼道里堆满"), 7), (Filters(q="完全没有的词"), 0), (Filters(returns=True), 0),
    ],
)  # fmt: skip
def test_filters(office: People, many: list[CaseRef], filters: Filters, count: int) -> None:
    assert len(numbers(office.officer, filters)[0]) == count


def test_overdue_only(office: People, many: list[CaseRef]) -> None:
    assert numbers(office.officer, Filters(overdue=True))[0] == [many[2].number]


def test_a_number_is_found_exactly(office: People, many: list[CaseRef]) -> None:
    assert numbers(office.officer, Filters(q=many[3].number))[0] == [many[3].number]


def test_the_list_and_the_case_agree(office: People, many: list[CaseRef]) -> None:
    for person in (office.officer, office.worker, office.neighbour):
        listed = set(numbers(person)[0])
        with person.acting() as acting:
            opened = {ref.number for ref in many if _opens(ref.number, acting.scope)}
        assert listed == opened


def _opens(number: str, scope: object) -> bool:
    try:
        desk.detail(number, scope)
    except NotFound:
        return False
    return True


def test_fifty_rows_take_six_queries(office: People, many: list[CaseRef]) -> None:
    with office.officer.acting() as acting, CaptureQueriesContext(connection) as seen:
        assert len(list_cases(acting.scope).rows) == 7
    assert len(seen) <= 6


def test_the_inbox_takes_as_few(office: People, many: list[CaseRef]) -> None:
    with office.worker.acting() as acting, CaptureQueriesContext(connection) as seen:
        page = inbox(acting.scope)
    assert {row.order_state for row in page.rows} == {"offered"}
    assert len(seen) <= 6


def test_the_inbox_pages_by_key(office: People, many: list[CaseRef]) -> None:
    with office.worker.acting() as acting:
        first = inbox(acting.scope, size=4)
        rest = inbox(acting.scope, first.after, size=10)
        assert len(first.rows) + len(rest.rows) == 7
        with pytest.raises(NotFound):
            inbox(acting.scope, "x~y")


def test_a_reported_order_leaves_the_inbox(office: People, many: list[CaseRef]) -> None:
    desk.report(office.worker, many[0].number)
    with office.worker.acting() as acting:
        assert many[0].number not in {row.number for row in inbox(acting.scope).rows}


def test_a_wrong_key_is_not_found(office: People, many: list[CaseRef]) -> None:
    with pytest.raises(NotFound):
        numbers(office.officer, after="yesterday~26112400000001")


def test_residents_have_no_work_lists(office: People) -> None:
    with pytest.raises(NotAllowed), office.resident.acting() as acting:
        list_cases(acting.scope)


def test_the_load_of_the_shown_page(office: People, many: list[CaseRef]) -> None:
    with office.officer.acting() as acting:
        load = load_per_unit(list_cases(acting.scope).rows)
    assert (load["府右街南社区"], load["城管执法队"]) == (3, 2)
