"""Facts as lines of a form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, Fact
from jiayuan.benefits.queries.lines import fingerprint, lines_of, worded


@pytest.mark.parametrize(
    ("code", "fact", "text"),
    [
        ("hukou", Fact(KNOWN, True), "是"),
        ("hukou", Fact(KNOWN, False), "否"),
        ("child.kind", Fact(ABSENT), "无"),
        ("relief.status", Fact(KNOWN, "dibao"), "低保"),
        ("income.own", Fact(KNOWN, 123_456), "1234.56元"),
        ("birth", Fact(KNOWN, date(1940, 1, 1)), "1940-01-01"),
        ("dis.level", Fact(KNOWN, 2), "2"),
        ("dis.level", Fact(0), ""),
    ],
)
def test_facts_in_words(code: str, fact: Fact, text: str, book: RuleBook) -> None:
    assert worded(book.facts[code], fact) == text


def test_who_draws_it_is_not_asked(book: RuleBook) -> None:
    facts = {code: Fact(KNOWN, True) for code in book.facts if book.facts[code].kind == "bool"}
    lines = lines_of(book.policies["bj.elder_aged"], book, facts, {})
    assert [line.fact for line in lines] == ["hukou"]


def test_a_fingerprint_forgives_spaces_and_width(book: RuleBook) -> None:
    facts = {"hukou": Fact(KNOWN, True), "birth": Fact(KNOWN, date(1940, 1, 1))}
    lines = lines_of(book.policies["bj.elder_aged"], book, facts, {})
    wide = tuple(replace(line, value=f" {line.value}　") for line in lines)
    other = tuple(replace(line, value="否") for line in lines)
    assert fingerprint(lines) == fingerprint(wide)
    assert fingerprint(lines) != fingerprint(other)
