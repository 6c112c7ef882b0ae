"""Who may see a case, in Python and straight in the database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import ProgrammingError, connection, transaction

from jiayuan.cases.api import CaseRef
from jiayuan.cases.models import Case
from jiayuan.cases.queries.visible import find, visible, visible_orders
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.tables import registered
from tests.cases import office as desk
from tests.people import People

GUARDED = sorted(name for name, table in registered().items() if name.startswith("cases_") and table.guarded)
FILLED = ("cases_case", "cases_case_reporter", "cases_work_order", "cases_clock", "cases_clock_segment",
          "cases_case_event")  # fmt: skip


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


@pytest.fixture
def as_staff(office: People, filed: CaseRef) -> Iterator[None]:
    """The staff role with no setting at all."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE jy_staff")
        yield
        cursor.execute("SET LOCAL ROLE none")


@pytest.mark.parametrize("table", FILLED)
def test_the_worker_of_the_place_sees_rows(office: People, filed: CaseRef, table: str) -> None:
    with office.worker.acting():
        assert count(table) > 0


@pytest.mark.parametrize("table", GUARDED)
def test_the_next_community_sees_no_row(office: People, filed: CaseRef, table: str) -> None:
    with office.neighbour.acting():
        assert count(table) == 0
    if table not in ("cases_order_return", "cases_deferral"):
        with office.neighbour.as_resident().acting():
            assert count(table) == 0


@pytest.mark.parametrize("table", GUARDED)
def test_no_setting_and_an_empty_one_open_nothing(as_staff: None, table: str) -> None:
    assert count(table) == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('jiayuan.lo', '', true), set_config('jiayuan.hi', '', true)")
    assert count(table) == 0


@pytest.mark.parametrize("table", GUARDED)
def test_the_web_login_has_no_right_at_all(office: People, filed: CaseRef, table: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        count(table)


def test_a_resident_sees_the_own_case_and_may_not_write(office: People, filed: CaseRef) -> None:
    with office.resident.acting() as acting:
        assert visible(acting.scope).count() == 1
        with pytest.raises(ProgrammingError), transaction.atomic():
            Case.objects.filter(pk=int(filed.number)).update(state="closed")


def test_a_case_cannot_be_pushed_out_of_scope(office: People, filed: CaseRef) -> None:
    with office.worker.acting(), pytest.raises(ProgrammingError), transaction.atomic():
        Case.objects.filter(pk=int(filed.number)).update(place_path=office.neighbour.place.value)


@pytest.mark.parametrize("verb", ["UPDATE cases_case_event SET command = 'x'", "DELETE FROM cases_case_event"])
def test_events_are_append_only(office: People, filed: CaseRef, verb: str) -> None:
    with office.worker.acting(), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb)


def test_an_empty_scope_finds_nothing(office: People, filed: CaseRef) -> None:
    with office.worker.acting():
        assert not visible(Scope()).exists()
        assert not visible_orders(Scope(orgs=frozenset({desk.WATER}))).exists()
        assert visible(Scope(orgs=frozenset({desk.COMMUNITY}))).count() == 1


def test_a_typed_number_is_forgiving_and_scoped(office: People, filed: CaseRef) -> None:
    typed = f"{filed.number[:6]}-{filed.number[6:]}"
    with office.worker.acting() as acting:
        assert find(typed, acting.scope).number == filed.number
        with pytest.raises(NotFound):
            find(filed.number, Scope(office.neighbour.place))
