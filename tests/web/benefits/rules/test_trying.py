"""The pane where one person is tried."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.rulebook import RuleBook
from jiayuan.web.benefits.rules.margin import tried
from jiayuan.web.benefits.rules.trying import ABSENT, asked, told


@pytest.fixture
def book(shipped: Path) -> RuleBook:
    return load(shipped)


def fields(book: RuleBook, **typed: str) -> dict[str, dict[str, Any]]:
    return {field["label"]: field for field in asked(book.policies["toy.one"], book, typed)}


def test_every_fact_the_policy_reads_is_asked(book: RuleBook) -> None:
    assert list(fields(book)) == ["户籍", "等级", "类别"]


def test_options_have_names_and_none_is_an_answer(book: RuleBook) -> None:
    assert fields(book)["类别"]["options"] == [("a", "甲"), ("b", "乙"), ("c", "丙"), (ABSENT, "没有")]
    assert fields(book)["户籍"]["options"][:2] == [("true", "是"), ("false", "否")]
    assert fields(book)["等级"]["options"] == []


def test_what_was_typed_stays(book: RuleBook) -> None:
    assert fields(book, **{"try-level": "3"})["等级"]["value"] == "3"


def test_english_names(book: RuleBook) -> None:
    with override("en"):
        assert fields(book)["hukou"]["options"][0] == ("true", "Yes")


def result(book: RuleBook, **typed: str) -> dict[str, Any]:
    typed = {f"try-{name}": text for name, text in typed.items()}
    return told(tried(typed, book.policies["toy.one"], book, date(2026, 3, 15)), book)


def test_an_amount_with_its_lines(book: RuleBook) -> None:
    found = result(book, hukou="true", level="1", kind="a")
    assert (found["status"], found["amount"], found["missing"]) == ("yes", 100.0, [])
    assert [(step["mark"], step["asked"]) for step in found["steps"]] == [("✓", True), ("✓", True)]


def test_what_is_missing_is_named(book: RuleBook) -> None:
    found = result(book, hukou="true", kind="a")
    assert (found["status"], found["amount"], found["missing"]) == ("unknown", None, ["等级"])


def test_a_no_shows_where(book: RuleBook) -> None:
    found = result(book, hukou="false")
    assert (found["status"], found["steps"][0]["mark"]) == ("no", "✗")
