"""One row at once is decided as a ledger of that row alone would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.purpose import LEDGER_UPKEEP, STATISTICS
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT, HOME, NEXT

WHOLE = Scope(DISTRICT)
A, B = books.person(0), books.person(1)
NUMBER = books.line(0)[2]
ROW = {"name": "王秀兰", "id_number": NUMBER}


@pytest.fixture
def upkeep(desk: Desk) -> Iterator[None]:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        yield


def matched(cells: Mapping[str, str], scope: Scope = WHOLE) -> api.Match:
    return api.match_one(LEDGER_UPKEEP, scope, cells)


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        (ROW, "G1"),
        ({"name": "王 秀兰（户主）", "phone": f"+86 {books.phone(0)}"}, "G2"),
        ({"name": "王秀兰", "residence.actual": books.address(0), "community": "府右街南社区"}, "G3"),
        ({"name": "王秀兰", "birth": "1940年1月15日", "community": "府右街南"}, "G4"),
        ({"name": "王秀兰", "id_number": books.line(1)[2], "phone": books.phone(0)}, "relative_id"),
    ],
)
def test_a_row_as_it_is_typed_finds_its_person(upkeep: None, cells: dict[str, str], rule: str) -> None:
    found = matched(cells).decision
    assert (found.kind, found.rule, found.person) == ("link", rule, A)


def test_a_relatives_number_is_held_back(upkeep: None) -> None:
    found = matched({"name": "赵铁柱", "id_number": NUMBER}).decision
    assert (found.kind, found.rule, found.person, found.hold_id) == ("review", "relative_id", None, True)


def test_a_stranger_is_new_and_a_bare_name_is_unplaced(upkeep: None) -> None:
    assert matched({"name": "孙悟空", "phone": "13900000000"}).decision.kind == "new"
    assert matched({"name": "孙悟空"}).decision.kind == "unplaced"
    assert matched({}).decision.kind == "unplaced"


def test_a_slip_of_the_pen_is_seen_in_plain_numbers(upkeep: None) -> None:
    turned = NUMBER[:10] + NUMBER[11] + NUMBER[10] + NUMBER[12:]
    found = matched({"name": "王秀英", "birth": "1940-01-15", "id_number": turned, "phone": books.phone(0)[:-1] + "8"})
    assert (found.decision.levels["id"], found.decision.levels["phone"]) == ("edit", "digit")


def test_no_number_is_opened_where_a_guard_decides(upkeep: None) -> None:
    matched(ROW)
    with CaptureQueriesContext(connection) as seen:
        matched({**ROW, "phone": "13999999999"})
    told = " ".join(query["sql"] for query in seen)
    assert "id_sealed" not in told
    assert "phone_sealed" not in told
    with CaptureQueriesContext(connection) as seen:
        matched({"name": "王秀英", "birth": "1940-01-15", "phone": "13999999999"})
    assert "phone_sealed" in " ".join(query["sql"] for query in seen)


def test_a_match_is_one_look_one_question_of_refusals_and_one_audit_record(upkeep: None) -> None:
    matched(ROW)
    with CaptureQueriesContext(connection) as seen:
        matched(ROW)
    assert len(seen) == 3
    assert sum("ledgers_link" in query["sql"] for query in seen) == 1


def test_each_look_up_is_a_scan_of_an_index(upkeep: None) -> None:
    cells = {**ROW, "birth": "1940-01-15", "phone": books.phone(0), "residence.actual": books.address(0)}
    matched(cells)
    with CaptureQueriesContext(connection) as seen:
        matched(cells)
    look = next(query["sql"] for query in seen if "UNION ALL" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {look}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    # Which of two fitting indexes an empty table is read by is the planner's whim; that each look-up has one is not.
    for index in ("id_bi", "phone_bi"):
        assert f"registry_person_{index}" in plan
    assert "Seq Scan" not in plan
    assert {"registry_person_birth_name", "registry_person_name_place"} <= set(indexes_of("registry_person"))


def indexes_of(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = %s", [table])
        return [name for (name,) in cursor.fetchall()]


def test_who_is_out_of_scope_is_not_met(upkeep: None) -> None:
    assert matched(ROW, Scope(NEXT)).decision.person is None


def test_the_neighbour_meets_nobody_whatever_scope_is_asked(desk: Desk) -> None:
    with acting_as_service("tests", place=NEXT, purpose=LEDGER_UPKEEP):
        assert matched(ROW).decision.person is None
    with acting_as_service("tests", place=HOME, purpose=LEDGER_UPKEEP):
        assert matched(ROW).decision.person == A


def test_a_purpose_that_may_not_read_people_is_refused(upkeep: None) -> None:
    with pytest.raises(NotAllowed):
        api.match_one(STATISTICS, WHOLE, ROW)


@pytest.mark.parametrize(("scope", "cells"), [(WHOLE, {"volunteer.skill": "医"}), (Scope(), ROW)])
def test_other_cells_and_no_place_are_refused(upkeep: None, scope: Scope, cells: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        matched(cells, scope)


CELLS = {
    "name": [*books.NAMES[:3], "王秀英", "汪绣兰", "王兰秀", "王秀", "Anna Li", ""],
    "id_number": [NUMBER, books.line(1)[2], NUMBER[:17] + "9", NUMBER[:6] + "********" + NUMBER[14:], ""],
    "birth": ["1940-01-15", "1941-02-15", "1940-01-16", "1940年", ""],
    "sex": ["男", "女", ""],
    "phone": [books.phone(0), f"{books.phone(1)}、{books.phone(0)}", books.phone(0)[:-1] + "9", "13999999999", ""],
    "residence.actual": [books.address(0), books.address(1), books.address(0)[:7], "不知道", ""],
    "community": ["府右街南社区", "没有这个社区", ""],
}
ROWS = st.lists(
    st.fixed_dictionaries({key: st.sampled_from(texts) for key, texts in CELLS.items()}), min_size=3, max_size=8
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS)
def test_bulk_and_live_decide_alike(upkeep: None, rows: list[dict[str, str]]) -> None:
    together = api.match_many(WHOLE, rows)
    assert [matched(cells) for cells in rows] == together


def test_a_phone_of_many_is_shared_in_both(upkeep: None) -> None:
    import_shared(5)
    row = {"name": "共用甲", "phone": "13811110000"}
    (bulk,) = api.match_many(WHOLE, [row])
    assert bulk == matched(row)
    assert bulk.decision.levels["phone"] == "shared"


def test_a_crowd_behind_one_key_is_left_out_in_both(upkeep: None) -> None:
    import_shared(65)
    row = {"name": "共用甲", "phone": "13811110000"}
    (bulk,) = api.match_many(WHOLE, [row])
    assert bulk == matched(row)
    assert bulk.decision.rule == "no_candidate"


def import_shared(count: int) -> None:
    """People of one family name who hold one telephone."""
    batch = [
        registry.FactRow(books.person(1000 + n), attr, value)
        for n in range(count)
        for attr, value in (("name", f"共用{'乙丙丁戊己庚辛'[n % 7]}{n}"), ("phone", "13811110000"))
    ]
    new = {books.person(1000 + n): "person" for n in range(count)}
    rows = [registry.FactRow(who, "community", place=HOME.value) for who in new]
    registry.record_facts(
        registry.FactBatch(id=books.person(9999), origin="tests", as_of=books.AS_OF, rows=[*batch, *rows], new=new)
    )
