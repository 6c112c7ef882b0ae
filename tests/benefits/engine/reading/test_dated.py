"""Dated figures: what may stand in `params.yaml`, and what holds on which day."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.figures import ParamValue
from tests.benefits.engine.reading.broken import fault, figures
from tests.benefits.engine.toy import decided, row, toy

FIRST = "params.yaml:params:L:values[0]"


@pytest.mark.parametrize(
    ("first", "what"),
    [
        ({"v": "1000"}, "v 应为金额，须写单位"),  # a thousand fen or a thousand yuan?
        ({"v": 1000}, "v 应为金额，须写单位"),
        ({"v": "35%"}, "v 应为金额，须写单位"),
        ({"v": "true"}, "v 应为金额，须写单位"),
        ({"v": "500元 + 500元"}, "v 应为金额，须写单位"),
        ({"doc": "7号"}, "docs.yaml 里没有 7号"),
        ({"from": "soon"}, "from 应为日期"),
        ({"from": None}, "from 应为日期"),
        ({"to": date(2023, 12, 31)}, "to 早于 from"),
        ({"to": None}, "两段时间重叠"),
        ({"to": date(2026, 1, 1)}, "两段时间重叠"),
        ({"sure": "maybe"}, "sure 应为 yes 或 to_confirm"),
        ({"sure": False}, "sure 应为 yes 或 to_confirm"),
        ({"value": "1元"}, "不认识的键: value"),
    ],
)
def test_a_faulty_figure_is_named_with_file_and_line(first: dict[str, Any], what: str, tmp_path: Path) -> None:
    where, found = fault(tmp_path, files=figures(**first))
    assert found == what
    assert where in (FIRST, "params.yaml:params:L")


def test_less_than_a_fen_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path, files=figures(v="0.001元")) == ("0.001元", "金额不能小于一分")


@pytest.mark.parametrize("kind", ["moeny", "date", "bool", "enum"])
def test_a_figure_is_money_a_number_or_a_rate(kind: str, tmp_path: Path) -> None:
    files = {"params": {"params": {"L": {"type": kind, "zh": "标准", "values": []}}}}
    assert fault(tmp_path, files=files) == ("params.yaml:params:L", "type 应为 money 或 int 或 num")


def test_a_misspelt_list_of_values_is_not_an_empty_one(tmp_path: Path) -> None:
    files = {"params": {"params": {"L": {"type": "money", "zh": "标准", "value": []}}}}
    assert fault(tmp_path, files=files) == ("params.yaml:params:L", "不认识的键: value")


def test_rates_and_numbers_keep_their_exact_value(tmp_path: Path) -> None:
    values = {"from": date(2024, 1, 1), "doc": "1号", "sure": True}
    lines = {"R": ("num", "33.3%"), "N": ("int", "12"), "M": ("num", "2"), "L": ("money", "1450.50元")}
    params = {name: {"type": kind, "zh": name, "values": [{**values, "v": v}]} for name, (kind, v) in lines.items()}
    found = toy(tmp_path, files={"params": {"params": params}}).params
    assert {name: param.values[0].value for name, param in found.items()} == {
        "R": Fraction(333, 1000), "N": 12, "M": 2, "L": 145_050,
    }  # fmt: skip


@pytest.mark.parametrize(("sure", "is_sure"), [(True, True), ("yes", True), ("to_confirm", False), (None, False)])
def test_only_a_spoken_yes_makes_a_figure_certain(sure: object, is_sure: bool, tmp_path: Path) -> None:
    book = toy(tmp_path, files=figures(sure=sure))
    assert book.params["L"].values[0].sure is is_sure


def test_values_are_kept_in_order_of_time(tmp_path: Path) -> None:
    files = figures()
    files["params"]["params"]["L"]["values"].reverse()
    starts = [value.start for value in toy(tmp_path, files=files).params["L"].values]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("day", "fen"),
    [
        (date(2023, 12, 31), None), (date(2024, 1, 1), 100_000), (date(2024, 1, 2), 100_000),
        (date(2025, 12, 30), 100_000), (date(2025, 12, 31), 100_000), (date(2026, 1, 1), 120_000),
        (date(2026, 1, 2), 120_000), (date(2099, 12, 31), 120_000),
    ],
)  # fmt: skip
def test_the_day_before_of_and_after_each_boundary(day: date, fen: int | None, book: RuleBook) -> None:
    found = book.params["L"].on(day)
    assert (found.value if found else None) == fen


def test_one_value_at_most_holds_on_any_day(beijing: RuleBook) -> None:
    def holding(day: date) -> list[ParamValue]:
        values = beijing.params["L"].values
        return [value for value in values if value.start <= day and (value.end is None or day <= value.end)]

    ends = [value.start + timedelta(days=offset) for value in beijing.params["L"].values for offset in (-1, 0, 1)]
    assert all(holding(day) == [value] if (value := beijing.params["L"].on(day)) else not holding(day) for day in ends)


def test_a_decision_follows_the_figure_of_its_month(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "L")])
    # Tested at the month's end: the last December pays the old figure, the first day of January the new one.
    assert decided(book, date(2025, 12, 1), hukou=True).amount == 100_000
    assert decided(book, date(2026, 1, 1), hukou=True).amount == 120_000


def test_conditions_tested_on_the_day_take_that_days_figure(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "L")], test_on="day", in_force={"from": date(2023, 1, 1)})
    assert decided(book, date(2023, 12, 31), hukou=True).code == -3
    assert decided(book, date(2024, 1, 1), hukou=True).amount == 100_000
