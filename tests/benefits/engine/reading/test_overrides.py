"""A district raises a figure of the city by its own document, and never lowers one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.engine.reading.overrides import override_file
from jiayuan.benefits.engine.reading.shelf import kept
from tests.benefits.engine.toy import DOCS, written

OWN = {**DOCS["1号"], "number": "区测〔2025〕1号", "file": "own.txt"}
OWN.pop("terms")


def value(start: date = date(2025, 1, 1), end: date | None = None, v: str = "1300元", **keys: Any) -> dict[str, Any]:
    return {"from": start, "v": v, "doc": "区1号", "sure": "yes", **({"to": end} if end else {}), **keys}


def district(folder: Path, *values: Mapping[str, Any], name: str = "L", docs: Any = None, **more: Any) -> RuleBook:
    """The toy book as district 1 has it: L is 1000 yuan in 2024 and 2025, then 1200."""
    mine = {"docs": {"区1号": OWN} if docs is None else docs, "params": {name: {"values": list(values)}}, **more}
    return load(written(folder, files={"overrides/1": mine}), "1")


def on(book: RuleBook, day: date) -> object:
    found = book.params["L"].on(day)
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("day", "fen"),
    [
        (date(2023, 12, 31), None),
        (date(2024, 12, 31), 100_000),
        (date(2025, 1, 1), 130_000),
        (date(2026, 1, 1), 130_000),
    ],
)
def test_the_districts_figure_holds_from_its_day(day: date, fen: int | None, tmp_path: Path) -> None:
    assert on(district(tmp_path, value()), day) == fen


def test_the_citys_figure_returns_after_its_end(tmp_path: Path) -> None:
    book = district(tmp_path, value(date(2025, 3, 1), date(2026, 2, 28)))
    days = (date(2025, 2, 28), date(2025, 3, 1), date(2026, 2, 28), date(2026, 3, 1))
    assert [on(book, day) for day in days] == [100_000, 130_000, 130_000, 120_000]


def test_its_document_is_cited(tmp_path: Path) -> None:
    book = district(tmp_path, value())
    found = book.params["L"].on(date(2025, 6, 1))
    assert found is not None
    assert book.docs[found.doc].number == "区测〔2025〕1号"


def test_two_periods_of_a_district(tmp_path: Path) -> None:
    book = district(
        tmp_path, value(date(2024, 1, 1), date(2024, 6, 30), "1100元"), value(date(2024, 7, 1), date(2025, 12, 31))
    )
    assert [on(book, date(2024, month, 1)) for month in (6, 7)] == [110_000, 130_000]
    assert on(book, date(2026, 1, 1)) == 120_000


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (value(v="999元"), "区标准不能低于市标准"),
        (value(v="1100元"), "区标准不能低于市标准"),  # enough for 2025, too little from 2026 on
        (value(date(2023, 12, 31)), "市里没有数值的日期，区里不能上调"),
        (value(date(2022, 1, 1), date(2023, 1, 1)), "市里没有数值的日期，区里不能上调"),
        (value(doc="1号"), "上调须有本区的文件: 1号"),
        (value(doc="9号"), "docs.yaml 里没有 9号"),
        (value(v="30%"), "v 应为金额，须写单位"),
    ],
)
def test_a_figure_that_may_not_stand_is_refused(line: dict[str, Any], what: str, tmp_path: Path) -> None:
    with pytest.raises(BookError) as raised:
        district(tmp_path, line)
    assert raised.value.what == what


@pytest.mark.parametrize("v", ["1000元", "1000.01元"])
def test_the_same_is_not_lower(v: str, tmp_path: Path) -> None:
    district(tmp_path, value(end=date(2025, 12, 31), v=v))


def test_a_figure_the_city_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="市里没有这个参数"):
        district(tmp_path, value(), name="M")


def test_a_document_of_the_city_cannot_be_replaced(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"文件已在 docs\.yaml 里"):
        district(tmp_path, docs={"1号": OWN})


def test_a_district_changes_figures_and_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="不认识的键: policies"):
        district(tmp_path, policies={})


@pytest.mark.parametrize("code", ["../1", "1/2", "", "a.b", "x" * 21])
def test_a_code_is_no_path(code: str) -> None:
    with pytest.raises(BookError):
        override_file(code)


def test_a_district_without_a_file_has_no_book(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="文件读不出"):
        load(written(tmp_path), "2")


def test_the_hash_is_the_districts_own(tmp_path: Path) -> None:
    raised = district(tmp_path, value())
    assert raised.hash != load(tmp_path).hash
    assert on(load(tmp_path), date(2025, 6, 1)) == 100_000


def test_the_shelf_keeps_city_and_district_apart(tmp_path: Path) -> None:
    district(tmp_path, value())
    city, mine = kept(tmp_path).good, kept(tmp_path, "1").good
    assert city is not None
    assert mine is not None
    assert (on(city, date(2025, 6, 1)), on(mine, date(2025, 6, 1))) == (100_000, 130_000)
    assert on(load_book(f"{tmp_path}:1"), date(2025, 6, 1)) == 130_000


@given(start=st.dates(date(2023, 6, 1), date(2027, 1, 1)), days=st.integers(0, 900), fen=st.integers(90_000, 140_000))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_day_ever_has_less(start: date, days: int, fen: int, tmp_path: Path) -> None:
    """Any period and sum: refused, or on every day at least the city's, and outside the period just the city's."""
    end, city = start + timedelta(days=days), load(written(tmp_path))
    try:
        book = district(tmp_path, value(start, end, f"{fen}fen"))
    except BookError:
        return
    for day in (start - timedelta(days=1), start, end, end + timedelta(days=1)):
        assert (on(book, day) or 0) == (fen if start <= day <= end else (on(city, day) or 0))
        assert fen >= int(str(on(city, day))) if start <= day <= end else True
