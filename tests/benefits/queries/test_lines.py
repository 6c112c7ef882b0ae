"""Facts as lines of a form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, Fact
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


BOOK = load_book()
POLICY = BOOK.policies["bj.elder_hardship"]
KINDS = {
    "bool": st.booleans(),
    "int": st.integers(0, 10),
    "money": st.integers(0, 10**9),
    "date": st.dates(),
    "enum": st.none(),
}


@st.composite
def facts_of_policy(draw: st.DrawFn) -> dict[str, Fact]:
    """Facts of one policy in all three states."""
    found = {}
    for code in POLICY.facts:
        defined = BOOK.facts[code]
        value = draw(st.sampled_from(defined.options) if defined.kind == "enum" else KINDS[defined.kind])
        state = draw(st.sampled_from([KNOWN, ABSENT, UNKNOWN]))
        found[code] = Fact(state, value if state == KNOWN else None)
    return found


@given(facts_of_policy(), facts_of_policy())
def test_a_fingerprint_tells_forms_apart_and_only_forms(one: dict[str, Fact], other: dict[str, Fact]) -> None:
    first, second = (lines_of(POLICY, BOOK, facts, {}) for facts in (one, other))
    shown = [[(line.fact, line.state, line.value) for line in lines] for lines in (first, second)]
    assert (fingerprint(first) == fingerprint(second)) is (shown[0] == shown[1])


@given(facts_of_policy())
def test_every_known_fact_has_words_and_no_other(facts: dict[str, Fact]) -> None:
    for line in lines_of(POLICY, BOOK, facts, {}):
        assert bool(line.value) is (line.state != "unknown")
        assert line.state != "absent" or line.value == "无"
        assert line.zh
        assert line.en


@given(facts_of_policy(), st.text(max_size=20))
def test_what_a_person_says_is_no_part_of_the_fingerprint(facts: dict[str, Fact], said: str) -> None:
    plain = lines_of(POLICY, BOOK, facts, {})
    beside = lines_of(POLICY, BOOK, facts, dict.fromkeys(POLICY.facts, said))
    assert fingerprint(plain) == fingerprint(beside)
    assert {line.said for line in beside} == {said}


@pytest.mark.parametrize(("fen", "text"), [(0, "0.00元"), (1, "0.01元"), (100, "1.00元"), (10**11, "1000000000.00元")])
def test_money_keeps_its_fen(fen: int, text: str) -> None:
    assert worded(BOOK.facts["income.own"], Fact(KNOWN, fen)) == text


def test_an_option_without_a_name_shows_itself() -> None:
    nameless = replace(BOOK.facts["relief.status"], option_names=None)
    assert worded(nameless, Fact(KNOWN, "dibao")) == "dibao"


def test_absent_is_not_unknown_for_the_fingerprint() -> None:
    forms = [lines_of(POLICY, BOOK, {"hukou": fact}, {}) for fact in (Fact(ABSENT), Fact(UNKNOWN), Fact(KNOWN, False))]
    assert len({fingerprint(lines) for lines in forms}) == 3


def test_a_source_of_the_fact_goes_before_that_of_the_catalogue() -> None:
    seen = Fact(KNOWN, True, date(2026, 1, 2), "户籍台账", "disputed")
    (line,) = lines_of(POLICY, BOOK, {"hukou": seen}, {})
    (bare,) = lines_of(POLICY, BOOK, {"hukou": Fact(KNOWN, True)}, {})
    assert (line.source, line.as_of, line.note) == ("户籍台账", date(2026, 1, 2), "disputed")
    assert bare.source == BOOK.facts["hukou"].source
