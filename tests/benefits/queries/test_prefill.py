"""The pre-filled form and its fingerprint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, Fact
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.prefill import fingerprint, lines_of, worded
from jiayuan.kernel.purpose import SERVICE_SELF
from tests.people import Person

pytestmark = pytest.mark.django_db


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


def test_lines_show_value_source_and_date(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = {line.fact: line for line in api.prefill(aged).lines}
    assert set(lines) == {"hukou", "birth"}
    assert (lines["birth"].value, lines["birth"].source) == ("1940-01-01", "tests")
    assert lines["birth"].as_of is not None


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


def test_the_own_statement_stands_beside(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
        lines = {line.fact: line for line in api.prefill(aged).lines}
    assert (lines["birth"].value, lines["birth"].said, lines["birth"].note) == ("1940-01-01", "1935-01-01", "disputed")
