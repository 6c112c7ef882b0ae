"""One case in full: everything, in at most eight queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.cases.api import CaseRef, detail
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed, NotFound
from tests.cases import office as desk
from tests.people import People, Person


def test_eight_queries_whatever_the_case(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    with office.officer.acting() as acting, CaptureQueriesContext(connection) as seen:
        found = detail(filed.number, acting.scope)
    assert len(found.events) == 8
    assert len(seen) <= 8


def test_the_moves_are_those_of_the_reader(office: People, filed: CaseRef, agent: Person) -> None:
    with office.worker.acting() as acting:
        worker = detail(filed.number, acting.scope)
    with agent.acting() as acting:
        caller = detail(filed.number, acting.scope)
    assert "ask" in worker.moves
    assert "merge" not in worker.moves
    assert worker.orders[0].moves == ("sign", "request_return")
    assert (caller.moves, caller.orders[0].moves) == ((), ())


def test_no_system_move_is_ever_offered(office: People, filed: CaseRef, district_officer: Person) -> None:
    with district_officer.acting() as acting:
        found = detail(filed.number, acting.scope)
    assert not {"all_done", "lapse", "cancel"} & {*found.moves, *found.orders[0].moves}


def test_used_time_is_shown(office: People, filed: CaseRef) -> None:
    with clock.frozen(clock.now() + timedelta(days=3.5, seconds=5)), office.worker.acting() as acting:
        clocks = {(row.owner, row.kind): row for row in detail(filed.number, acting.scope).clocks}
    assert clocks["case", "resolve"].used_percent == 50
    assert clocks["order", "sign"].overdue
    assert not clocks["case", "dispatch"].overdue


def test_nobody_s_name_is_in_it(office: People) -> None:
    ref = desk.file_case(office.worker, contact_name="刘先生", contact_phone="13800000077", source="phone")
    with office.worker.acting() as acting:
        assert "13800000077" not in repr(detail(ref.number, acting.scope))


@pytest.mark.parametrize("number", ["26010100000001", "x", "0"])
def test_absent_and_malformed_look_the_same(office: People, number: str) -> None:
    with pytest.raises(NotFound), office.officer.acting() as acting:
        detail(number, acting.scope)


def test_an_auditor_reads_no_cases(office: People, filed: CaseRef) -> None:
    with pytest.raises(NotAllowed), office.auditor.acting() as acting:
        detail(filed.number, acting.scope)


def test_eight_queries_on_working_time_too(office: People, filed: CaseRef) -> None:
    """A grid code needs hours and holidays beside all the rest."""
    ref = desk.file_case(office.worker, class_code="02010101", source="patrol", subject=None)
    with office.officer.acting() as acting, CaptureQueriesContext(connection) as seen:
        found = detail(ref.number, acting.scope)
    assert {row.kind for row in found.clocks} >= {"resolve", "sign"}
    assert len(seen) <= 8
