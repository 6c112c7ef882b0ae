"""Gates and rows: each fault names list and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.result import NEEDS_RULING
from tests.benefits.engine.reading.broken import fault
from tests.benefits.engine.toy import ROW, decided, gate, only, row, toy

UNPAID = {key: value for key, value in ROW.items() if key != "pay"}


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ({**ROW, "when": "level"}, "when 应为条件"),
        ({**ROW, "when": "L"}, "when 应为条件"),
        ({**ROW, "pay": "5"}, "pay 应为金额"),
        ({**ROW, "pay": "35%"}, "pay 应为金额"),
        ({**ROW, "pay": "hukou"}, "pay 应为金额"),
        (UNPAID, "pay 应为文字"),
        ({**ROW, "pay": 100}, "pay 应为文字"),
        ({**ROW, "cite": None}, "cite 应为文字"),
        ({**ROW, "quote": 5}, "quote 应为文字列表"),
        ({**ROW, "say": {"zh": "甲"}}, "en 应为文字"),
        ({**ROW, "id": 1}, "id 应为文字"),
        ({**ROW, "payy": "1元"}, "不认识的键: payy"),
        ({**ROW, "ruling": "没有写"}, "ruling 须写明问题，且不能同时有 pay"),
        ({**UNPAID, "ruling": ""}, "ruling 须写明问题，且不能同时有 pay"),
    ],
)
def test_a_faulty_row_is_named(line: dict[str, Any], what: str, tmp_path: Path) -> None:
    where, found = fault(tmp_path, rows=[{**ROW, "id": "r0"}, line])
    assert found == what
    assert where.startswith("one.yaml:rows[1]")


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("hukou and", "表达式末尾: 此处应为数值、金额、日期或名称"),
        ("hukou; hukou", "hukou; hukou: 第 6 个字符不能识别: ';'"),
        ("nothing == 1", "nothing: 没有这个事实、参数、术语或选项"),
        ("kind == z", "z: 不是 kind 的选项"),
        ("kind < a", "<: 只能比较是否相等"),
        ("not hukou", "hukou: not 之下可能没有的事实须同时写 has(…)"),
        ("open('x')", "open('x'): 不允许的函数: open"),
    ],
)
def test_a_fault_of_the_language_shows_the_sentence(source: str, what: str, tmp_path: Path) -> None:
    assert fault(tmp_path, rows=[{**ROW, "when": source}]) == ("one.yaml:rows[0]", f"{source} → {what}")


@pytest.mark.parametrize("side", ["who", "not_if"])
def test_a_faulty_gate_is_named_with_its_list(side: str, tmp_path: Path) -> None:
    assert fault(tmp_path, **{side: [gate("hukou"), gate("level")]}) == (f"one.yaml:{side}[1]", "when 应为条件")
    assert fault(tmp_path, **{side: [{**gate("hukou"), "pay": "1元"}]}) == (f"one.yaml:{side}[0]", "不认识的键: pay")


@pytest.mark.parametrize("rows", [[], None])
def test_a_benefit_has_a_row(rows: object, tmp_path: Path) -> None:
    where, what = fault(tmp_path, rows=rows)
    assert where == "one.yaml"
    assert what.startswith("rows ")


def test_a_list_of_something_else_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path, rows=["hukou"]) == ("one.yaml", "rows 应为列表")
    assert fault(tmp_path, who={"when": "hukou"}) == ("one.yaml", "who 应为列表")


def test_a_table_of_rulings_only_leaves_everybody_open(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[{**UNPAID, "ruling": "没有写"}])
    result = decided(book, hukou=True)
    assert (result.code, result.amount, result.low, result.high) == (NEEDS_RULING, None, 0, None)
    assert decided(book).missing == ("hukou",)


def test_words_in_one_language_serve_both(tmp_path: Path) -> None:
    say = only(toy(tmp_path)).rows[0].say
    assert (say.zh, say.en) == ("有户籍", "有户籍")


def test_source_and_pay_are_kept_as_written(tmp_path: Path) -> None:
    found = only(toy(tmp_path, rows=[row("hukou and  level == 1", "L  - or0(income)")])).rows[0]
    assert (found.source, found.pay_source) == ("hukou and  level == 1", "L  - or0(income)")
