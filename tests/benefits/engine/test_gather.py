"""Rows that count together: their sum, the lowest, the highest; and what an open row leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.parity import parity
from tests.benefits.engine.generated import AMOUNTS, CONDITIONS
from tests.benefits.engine.toy import AS_OF, decided, row, toy

THREE = [
    row("hukou", "100元"),
    row("level == 1", "300元", quote="每月300元"),
    row("kind == a", "200元", quote="每月200元"),
]


def gathering(folder: Path, hit: str, rows: list[Mapping[str, Any]] | None = None) -> RuleBook:
    return toy(folder, hit=hit, rows=rows or THREE)


@pytest.mark.parametrize(
    ("hit", "code", "amount"),
    [("first", 1, 10_000), ("collect_sum", 1, 60_000), ("collect_max", 2, 30_000), ("collect_min", 1, 10_000),
     ("priority", 2, 30_000)],
)  # fmt: skip
def test_three_rows_that_hold(hit: str, code: int, amount: int, tmp_path: Path) -> None:
    result = decided(gathering(tmp_path, hit), hukou=True, level=1, kind="a")
    assert (result.code, result.amount) == (code, amount)


@pytest.mark.parametrize("hit", ["collect_sum", "collect_max", "collect_min"])
def test_no_row_is_a_no(hit: str, tmp_path: Path) -> None:
    result = decided(gathering(tmp_path, hit), hukou=False, level=2, kind="b")
    assert (result.code, result.amount) == (0, 0)


@pytest.mark.parametrize(
    ("hit", "low", "high"),
    [("collect_sum", 10_000, 60_000), ("collect_max", 10_000, 30_000), ("collect_min", 10_000, 10_000)],
)
def test_open_rows_leave_it_open_within_bounds(hit: str, low: int, high: int, tmp_path: Path) -> None:
    result = decided(gathering(tmp_path, hit), hukou=True)
    assert (result.code, result.low, result.high, result.missing) == (-1, low, high, ("kind", "level"))


def test_a_ruling_among_the_rows_waits(tmp_path: Path) -> None:
    gap = {key: value for key, value in row("kind == c").items() if key != "pay"} | {"ruling": "没有写"}
    assert decided(gathering(tmp_path, "collect_sum", [*THREE, gap]), hukou=True, level=1, kind="c").code == -2


@pytest.mark.parametrize("hit", ["collect_sum", "collect_max", "collect_min"])
def test_the_set_run_agrees(hit: str, tmp_path: Path) -> None:
    rows = [row("hukou", "L - or0(income)"), row("level == 1", "rent * 35%"), row("age > 60 and kind == a", "L")]
    assert parity(gathering(tmp_path, hit, rows), 600, 3, AS_OF) == []


tables = st.lists(st.tuples(st.sampled_from(CONDITIONS), st.sampled_from(AMOUNTS)), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hit=st.sampled_from(["collect_sum", "collect_max", "collect_min"]), table=tables)
def test_any_table_agrees(hit: str, table: list[tuple[str, str]], tmp_path: Path) -> None:
    rows = [row(when, pay, id=f"r{at}") for at, (when, pay) in enumerate(table)]
    assert parity(gathering(tmp_path, hit, rows), 60, 4, AS_OF) == []
