"""Typed access to mappings: a fault names file and key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.entry import Entry
from jiayuan.benefits.engine.words import Words

ENTRY = Entry("f.yaml", {"t": "x", "n": 3, "b": True, "d": date(2026, 1, 1), "w": {"zh": "甲", "en": "A"}, "l": ["a"]})


def test_values_come_in_their_types() -> None:
    assert (ENTRY.text("t"), ENTRY.number("n"), ENTRY.flag("b", default=False)) == ("x", 3, True)
    assert ENTRY.day("d") == date(2026, 1, 1)
    assert ENTRY.words("w") == Words("甲", "A")
    assert ENTRY.words("t") == Words("x", "x")
    assert ENTRY.texts("l") == ("a",)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: ENTRY.text("n"), lambda: ENTRY.number("b"), lambda: ENTRY.number("t"), lambda: ENTRY.day("t"),
        lambda: ENTRY.flag("n", default=True), lambda: ENTRY.under("t"), lambda: ENTRY.many("l"),
        lambda: ENTRY.texts("n"),
    ],
)  # fmt: skip
def test_a_wrong_type_names_the_file(wrong: object) -> None:
    with pytest.raises(BookError, match=r"f\.yaml"):
        wrong()  # type: ignore[operator]  # a lambda


def test_a_misspelt_key_is_refused() -> None:
    with pytest.raises(BookError, match="不认识的键"):
        ENTRY.allow("t", "n")


def test_what_is_missing_is_none_where_it_may_be() -> None:
    assert ENTRY.optional_number("zz") is None
    assert ENTRY.optional_day("zz") is None


@pytest.mark.parametrize(
    ("ask", "what"),
    [
        (lambda: ENTRY.text("zz"), "zz 应为文字"),
        (lambda: ENTRY.number("zz"), "zz 应为整数"),
        (lambda: ENTRY.day("zz"), "zz 应为日期"),
        (lambda: ENTRY.choice("t", ("a", "b")), "t 应为 a 或 b"),
        (lambda: Entry("f.yaml", {"t": datetime(2026, 1, 1, 8)}).day("t"), "t 应为日期"),
        (lambda: Entry("f.yaml", {"from": date(2026, 1, 2), "to": date(2026, 1, 1)}).period(), "to 早于 from"),
    ],
)
def test_what_is_missing_or_strange_is_named(ask: Callable[[], object], what: str) -> None:
    with pytest.raises(BookError) as raised:
        ask()
    assert (raised.value.where, raised.value.what) == ("f.yaml", what)


def test_a_default_stands_in_for_what_is_missing() -> None:
    assert (ENTRY.text("zz", ""), ENTRY.number("zz", 0), ENTRY.flag("zz", default=True)) == ("", 0, True)
    assert ENTRY.choice("zz", ("a",), "a") == "a"
    assert (ENTRY.many("zz"), ENTRY.texts("zz"), ENTRY.under("zz").data) == ([], (), {})


def test_a_period_of_one_day_is_a_period() -> None:
    day = date(2026, 1, 1)
    assert Entry("f", {"from": day, "to": day}).period() == (day, day)
    assert Entry("f", {"from": day}).period() == (day, None)


def test_places_are_paths_into_the_file() -> None:
    entry = Entry("f.yaml", {"a": {"b": [{"c": 1}, {"c": 2}]}})
    items = entry.under("a").many("b")
    assert [item.where for item in items] == ["f.yaml:a:b[0]", "f.yaml:a:b[1]"]
    assert [(key, item.where) for key, item in entry.groups()] == [("a", "f.yaml:a")]
