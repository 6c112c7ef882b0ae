"""Why and why not, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.trace import Step, deciding, trace
from tests.benefits.engine.toy import gate, only, row, scene, toy

ROWS = [row("kind == a"), row("kind == b")]


def steps(book: RuleBook, **given: Any) -> tuple[Step, ...]:
    return trace(only(book), scene(book, **given), book)


def test_every_line_has_a_mark(tmp_path: Path) -> None:
    book = toy(tmp_path, who=[gate("hukou")], rows=ROWS)
    assert [step.mark for step in steps(book, hukou=True, kind="b")] == ["yes", "no", "yes"]


def test_a_bar_reads_as_whether_one_may_pass(tmp_path: Path) -> None:
    book = toy(tmp_path, not_if=[gate("draws('other')")], rows=ROWS)
    assert next(step.mark for step in steps(book, draws__other=True, kind="a")) == "no"


def test_rows_after_the_deciding_one_are_not_reached(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=ROWS)
    assert [step.reached for step in steps(book, kind="a")] == [True, False]


def test_facts_carry_source_and_state(book: RuleBook) -> None:
    fact = steps(book, hukou={"value": True, "source": "户籍台账", "as_of": "2026-01-02"})[0].facts[0]
    assert (fact.state, fact.value, fact.source, fact.as_of) == ("value", True, "户籍台账", "2026-01-02")


def test_absent_and_unknown_differ(book: RuleBook) -> None:
    assert steps(book, hukou=None)[0].facts[0].state == "absent"
    assert steps(book)[0].facts[0].state == "unknown"


def test_the_failed_gate_decides_over_the_unknown_one(tmp_path: Path) -> None:
    book = toy(tmp_path, who=[gate("hukou"), gate("age >= 60")], rows=ROWS)
    found = deciding(steps(book, age=3, kind="a"))
    assert found is not None
    assert found.id == "g1"


def test_the_row_that_holds_decides(tmp_path: Path) -> None:
    found = deciding(steps(toy(tmp_path, rows=ROWS), kind="b"))
    assert found is not None
    assert found.mark == "yes"


def test_without_a_row_nothing_decides(tmp_path: Path) -> None:
    assert deciding(steps(toy(tmp_path, rows=ROWS), kind="c")) is None


def test_the_quote_stands_beside_its_row(beijing: RuleBook) -> None:
    policy = beijing.policies["bj.elder_aged"]
    found = trace(policy, scene(beijing, hukou=True, birth="1940-01-01"), beijing)
    assert found[2].quotes == ("津贴标准为每人每月100元",)
