"""Spark and DuckDB decide the same, to the fen: a whole city's worth of people, every birthday, every expression."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import pyarrow as pa
import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.engineparity import engine_differences, random_tables
from jiayuan.benefits.engine.setrun import arrow_people
from jiayuan.benefits.engine.spark.session import Session
from tests.benefits.engine.family import homely
from tests.benefits.engine.test_parity import PAYS, WHENS
from tests.benefits.engine.toy import AS_OF, gate, row, toy

pytestmark = [pytest.mark.spark, pytest.mark.usefixtures("spark")]
# Divisions that have no answer for some: their guard must hold in every step of a query.
SHARES = ("div(rent, or0(level))", "div(rent, or0(level) - 2)", "div(rent * 35%, or0(level) - 4)")
FOLDS = (
    "any(members, hukou)", "all(members, salary > 100元)", "count(members, age < 18) > 1",
    "sum(members, salary) < L * count(members)", "max_of(members, salary) > 500元", "min_of(children, age) < 3",
    "sum(supporters, helps) > 100元", "savings < L or property_ok", "sum(members, if(hukou, salary, 0元)) > L",
)  # fmt: skip


def test_a_hundred_thousand_people_and_every_policy(beijing: RuleBook) -> None:
    tables = random_tables(beijing, 33_600, 11, AS_OF)
    assert len(tables["people"]) > 100_000
    assert engine_differences(tables, beijing, AS_OF) == []


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2024, 2, 29)])
def test_every_birthday_of_a_century(day: date, tmp_path: Path) -> None:
    born = [date(1921, 1, 1) + timedelta(at) for at in range(38_500)]
    book = toy(tmp_path, rows=[row("age in 16..59", "div(rent, age)"), row("age >= 60", "rent")])
    columns = {"person": list(map(str, born)), "birth": born, "birth__state": [2] * len(born)}
    columns |= {"rent": [333_333] * len(born), "rent__state": [2] * len(born)}
    assert engine_differences({"people": arrow_people(columns, book)}, book, day) == []


@pytest.mark.parametrize("as_of", [AS_OF, date(2023, 6, 1)])
def test_every_kind_of_expression(as_of: date, tmp_path: Path) -> None:
    lines = [row(when, pay) for when, pay in zip(WHENS, cycle(PAYS), strict=False)]
    book = toy(tmp_path, rows=lines, hit="collect_sum", in_force={"from": date(2020, 1, 1)})
    assert engine_differences(random_tables(book, 1_000, 5, as_of), book, as_of) == []


@pytest.mark.parametrize("hit", ["first", "collect_min", "collect_max"])
def test_gates_rulings_and_shares_of_nobody(hit: str, tmp_path: Path) -> None:
    lines = [row(f"level == {at} or kind == b", pay) for at, pay in enumerate(SHARES, 1)]
    book = toy(tmp_path, who=[gate("hukou")], not_if=[gate("draws('other')")], rows=lines, hit=hit)
    assert engine_differences(random_tables(book, 500, 6, AS_OF), book, AS_OF) == []


def test_every_question_to_a_list(tmp_path: Path) -> None:
    book = homely(tmp_path, rows=[row(when, quote=["每月100元"]) for when in FOLDS], hit="collect_sum")
    assert engine_differences(random_tables(book, 1_000, 7, AS_OF), book, AS_OF) == []


def test_the_ends_of_the_calendar(tmp_path: Path) -> None:
    ends = [date(1, 1, 1), date(1582, 10, 10), date(1899, 12, 31), date(9999, 12, 31)]
    book = toy(tmp_path, rows=[row("add_months(since, 6) > d'1900-01-01'"), row("months_between(since, birth) > 0")])
    columns: dict[str, list[object]] = {"person": list("abcd"), "since": list(ends), "since__state": [2] * 4}
    columns |= {"birth": list(reversed(ends)), "birth__state": [2] * 4}
    assert engine_differences({"people": arrow_people(columns, book)}, book, AS_OF) == []


def test_an_amount_past_64_bits_is_an_error_in_both(spark: Session, tmp_path: Path) -> None:
    huge = pa.table({"person": ["a"], "rent": [2**62], "rent__state": pa.array([2], pa.int8())})
    book = toy(tmp_path, rows=[row("rent + rent > L")])
    with pytest.raises(Exception, match=r"(?i)overflow"):
        engine_differences({"people": huge}, book, AS_OF, ("spark", "spark"))
