"""Counts of what ledgers state: never a value, never a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import polars as pl
import pytest
from psycopg.sql import Identifier

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import CASE_HANDLING, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from jiayuan.registry.queries import statements
from tests.ledgers import books
from tests.registry.statements import DAY, WHOLE, say
from tests.tree import HOME, NEXT

A, B = books.person(0), books.person(1)
TYPES = {"record": "bigint", "template": "text", "office": "int", "entity": "uuid", "place": 'text COLLATE "C"'}


@contextmanager
def lines(*records: int) -> Iterator[Identifier]:
    """Record n is a line about person n - 1, sent by an office of the next community."""
    rows = [
        {"record": n, "template": "elderly", "office": 1, "entity": str(books.person(n - 1)), "place": NEXT.value}
        for n in records
    ]
    with api.copied(pl.DataFrame(rows), TYPES) as table:
        yield table


def counts(table: Identifier, n: int = 2, **half_lives: int) -> dict[str, dict[str, object]]:
    found = api.statement_counts(table, n, ["phone", "sex"], half_lives, DAY, UPKEEP_SYSTEM)
    return {row["attr"]: row for row in found.to_dicts()}


def test_lines_stand_where_their_people_live(base: Acting) -> None:
    say(A, record=1, phone="13700001111")
    with lines(1) as table:
        api.stand_lines(table, WHOLE)
        assert counts(table)["phone"]["place"] == HOME.value


def test_outside_the_scope_lines_stay_where_the_office_is(base: Acting) -> None:
    say(A, record=1, phone="13700001111")
    with lines(1) as table:
        api.stand_lines(table, Scope(NEXT))
        assert counts(table)["phone"]["place"] == NEXT.value


def test_agreement_needs_two_voices_and_the_golden_value(base: Acting) -> None:
    say(A, record=1, origin="elderly:1", phone=books.phone(0))
    say(B, record=2, origin="elderly:1", phone="13700001111")
    with lines(1, 2) as table:
        row = counts(table)["phone"]
    assert (row["facts"], row["several"], row["agreed"]) == (2, 2, 1)


def test_one_office_repeating_itself_is_one_voice(base: Acting) -> None:
    say(A, record=1, origin="person-base", sex="1")
    with lines(1) as table:
        assert counts(table)["sex"]["several"] == 0


def test_warned_values_are_not_checked_ones(base: Acting) -> None:
    say(A, record=1, phone="13700001111", warned=True)
    say(B, record=2, phone="13700002222")
    with lines(1, 2) as table:
        row = counts(table)["phone"]
    assert (row["facts"], row["ok"]) == (2, 1)


def test_age_counts_by_half_lives_and_what_has_none_stays_fresh(base: Acting) -> None:
    say(A, record=1, on=DAY - timedelta(days=20), phone="13700001111", sex="1")
    with lines(1) as table:
        found = counts(table, phone=10)
    assert found["phone"]["fresh"] == pytest.approx(0.25)
    assert (found["phone"]["stale"], found["phone"]["lacking"]) == (1, pytest.approx(0.75))
    assert (found["sex"]["fresh"], found["sex"]["stale"]) == (1, 0)


def test_few_lines_and_many_are_counted_alike(base: Acting) -> None:
    say(A, record=1, phone=books.phone(0))
    with lines(1, 2) as table:
        assert counts(table, 2) == counts(table, statements.FEW + 1)


def test_closed_statements_do_not_count(base: Acting) -> None:
    batch = say(A, record=1, phone="13700001111")
    api.retract([1], batch=batch)
    with lines(1) as table:
        assert counts(table) == {}


def test_other_purposes_may_not_count(base: Acting) -> None:
    with lines(1) as table, pytest.raises(NotAllowed):
        api.statement_counts(table, 1, ["relief.status"], {}, DAY, CASE_HANDLING)
