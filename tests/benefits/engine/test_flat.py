"""Flat facts: columns with and without states, ages for birthdays, and everything that is refused by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.bulk import in_bulk, write_rows
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.flat import flat_tables
from tests.benefits.engine.family import homely
from tests.benefits.engine.toy import AS_OF, row, toy


def file(folder: Path, name: str = "people", **columns: Any) -> Path:
    path = folder / f"{name}.parquet"
    pl.DataFrame(columns).write_parquet(path)
    return path


def codes(path: Path, book: RuleBook) -> list[tuple[str, int]]:
    _, rows = in_bulk(flat_tables(path, book, AS_OF), book, AS_OF)
    return [(one["unit"], one["code"]) for one in rows.sort("unit").to_dicts()]


def test_null_is_unknown_and_a_state_may_say_absent(tmp_path: Path) -> None:
    path = file(tmp_path, person=["a", "b", "c"], hukou=[True, None, None], hukou__state=[2, 0, 1])
    assert codes(path, toy(tmp_path / "book")) == [("a", 1), ("b", -1)]


def test_without_states_a_value_is_known(tmp_path: Path) -> None:
    path = file(tmp_path, person=["a", "b", "c"], hukou=[True, False, None])
    assert codes(path, toy(tmp_path / "book")) == [("a", 1), ("c", -1)]


def test_people_without_a_key_are_numbered(tmp_path: Path) -> None:
    assert codes(file(tmp_path, hukou=[False, True]), toy(tmp_path / "book")) == [("1", 1)]


@pytest.mark.parametrize("as_of", [date(2026, 1, 1), date(2026, 12, 31)])
def test_an_age_may_replace_the_birthday(as_of: date, tmp_path: Path) -> None:
    book = toy(tmp_path / "book", rows=[row("age == 60")])
    tables = flat_tables(file(tmp_path, age=[59, 60, 61, None]), book, as_of)
    _, rows = in_bulk(tables, book, as_of)
    assert [(one["unit"], one["code"]) for one in rows.sort("unit").to_dicts()] == [("1", 1), ("3", -1)]


def test_a_folder_brings_households_and_lists(tmp_path: Path) -> None:
    book = homely(tmp_path / "book", "sum(members, self.salary) < 5000元 and count(supporters) == 1")
    file(tmp_path, person=["a", "b"], household=["h", "h"], salary=[100_000, 200_000])
    file(tmp_path, "homes", household=["h"], supporters__state=[2])
    file(tmp_path, "supporters", household=["h"], helps=[1])
    assert codes(tmp_path, book) == [("h", 1)]


def test_a_folder_may_bring_one_of_them_alone(tmp_path: Path) -> None:
    book = homely(tmp_path / "book", "sum(members, self.salary) < 5000元")
    file(tmp_path, person=["a", "b"], household=["h", "h"], salary=[100_000, 200_000])
    file(tmp_path, "homes", household=["h"])
    assert codes(tmp_path, book) == [("h", 1)]


def test_figures_count_everybody(tmp_path: Path) -> None:
    book = toy(tmp_path / "book")
    (line,), _ = in_bulk(flat_tables(file(tmp_path, hukou=[True, True, False, None]), book, AS_OF), book, AS_OF)
    told = line.as_dict()
    assert (told["units"], told["yes"], told["no"], told["unknown"], told["total_fen"]) == (4, 2, 1, 1, 20_000)


@pytest.mark.parametrize(
    ("columns", "where"),
    [
        ({"secret": [1]}, "secret"),
        ({"hukou": ["yes"]}, "hukou"),
        ({"kind": ["z"]}, "kind"),
        ({"level": [9]}, "level"),
        ({"hukou": [True], "hukou__state": [7]}, "hukou__state"),
        ({"age": ["old"]}, "age"),
        ({"secret__state": [1]}, "secret__state"),
    ],
    ids=str,
)
def test_a_wrong_column_is_named(columns: dict[str, Any], where: str, tmp_path: Path) -> None:
    with pytest.raises(BookError) as raised:
        flat_tables(file(tmp_path, **columns), toy(tmp_path / "book"), AS_OF)
    assert raised.value.where == where


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    path.write_text("person,hukou", encoding="utf-8")
    with pytest.raises(BookError, match="不是 parquet"):
        flat_tables(path, toy(tmp_path / "book"), AS_OF)
    with pytest.raises(BookError, match=r"没有 people\.parquet"):
        flat_tables(tmp_path / "book", toy(tmp_path / "book"), AS_OF)


@pytest.mark.parametrize(("name", "read"), [("out.parquet", pl.read_parquet), ("out.csv", pl.read_csv)])
def test_rows_are_written(name: str, read: Any, tmp_path: Path) -> None:
    book = toy(tmp_path / "book")
    _, rows = in_bulk(flat_tables(file(tmp_path, hukou=[True, None]), book, AS_OF), book, AS_OF)
    write_rows(rows, tmp_path / name)
    assert read(tmp_path / name).height == 2
