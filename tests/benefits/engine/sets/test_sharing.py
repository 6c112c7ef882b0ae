"""What several parts of a rule read is computed once, and the long rule stays a short query."""

from __future__ import annotations

from pathlib import Path

import ibis
import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import Column
from jiayuan.benefits.engine.parity import parity
from jiayuan.benefits.engine.sets.plan import plan
from jiayuan.benefits.engine.sets.sharing import layers
from tests.benefits.engine.family import homely
from tests.benefits.engine.sets.asked import reading
from tests.benefits.engine.toy import AS_OF, policy_of, row

HEAD = "div(max(0元, sum(members, salary) - savings), count(members))"
EACH = "sum(members, if(hukou and age >= 60, salary * 35%, if(hukou and level in 1..2, salary * 25%, 0元)))"
ROWS = [
    row(f"{HEAD} < 1000元", f"(L - {HEAD}) * count(members) + {EACH}", quote="若干"),
    row(f"{HEAD} < 2000元", EACH, quote="若干"),
]


STAGE = ibis.table({"a": "int64", "b": "int64"}, name="base")
TWICE = (STAGE["a"] + STAGE["b"]) * 3


def test_what_is_read_twice_has_a_column() -> None:
    found = layers(STAGE, {"x": TWICE + 1, "y": TWICE - 1})
    assert [list(level) for level in found.levels] == [["base_0"]]
    assert list(found.result) == ["x", "y"]


def test_what_is_read_once_has_none() -> None:
    assert layers(STAGE, {"x": TWICE + 1, "y": STAGE["a"] - STAGE["b"]}).levels == ()


@pytest.mark.parametrize("small", [STAGE["a"], STAGE["a"] == 1, STAGE["a"].isnull()])
def test_small_parts_are_written_out_again(small: Column) -> None:
    assert layers(STAGE, {"x": small, "y": small}).levels == ()


def test_what_reads_no_fact_is_written_out_again() -> None:
    figure = (ibis.literal("7").cast("int64") + 1) * 3
    assert layers(STAGE, {"x": figure, "y": figure}).levels == ()


def test_inner_parts_come_first() -> None:
    outer = TWICE * STAGE["a"] + TWICE
    found = layers(STAGE, {"x": outer + 1, "y": outer - 1})
    assert [list(level) for level in found.levels] == [["base_0"], ["base_1"]]


def test_names_are_those_of_the_stage_so_that_two_never_meet() -> None:
    other = ibis.table({"a": "int64", "base_0": "int64"}, name="next")
    part = (other["a"] + other["base_0"]) * 3
    assert list(layers(other, {"x": part, "y": part + 1}).levels[0]) == ["next_0"]


def test_a_part_said_in_two_rows_is_computed_once(book: RuleBook) -> None:
    shared = "(kind in (a, b) or level in 1..2)"
    policy = reading(policy_of(book, [], [(f"{shared} and hukou", "1元"), (f"{shared} and age > 3", "2元")]))
    assert plan(policy, book, AS_OF).sql.count("IN ('a', 'b')") == 1


def test_families_are_answered_alike(tmp_path: Path) -> None:
    assert parity(homely(tmp_path, rows=ROWS), 600, 3, AS_OF) == []


def test_a_deep_amount_grows_evenly(book: RuleBook) -> None:
    def length(depth: int) -> int:
        pay = "rent"
        for _ in range(depth):
            pay = f"min(max({pay} - 1元, 0元) * 50%, L)"
        return len(plan(reading(policy_of(book, [], [("hukou", pay)])), book, AS_OF).sql)

    assert length(6) < 3 * length(3)


def test_a_share_among_an_empty_list_asks_who_belongs(tmp_path: Path) -> None:
    assert parity(homely(tmp_path, "div(savings, count(supporters)) < 1000元"), 300, 4, AS_OF) == []
