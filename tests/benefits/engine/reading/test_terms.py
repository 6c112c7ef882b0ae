"""Terms live inside one document, are read from top to bottom, and hide nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.nodes import Within
from tests.benefits.engine.reading.broken import document, fault
from tests.benefits.engine.toy import DOCS, decided, only, row, toy


def term(when: str) -> dict[str, str]:
    return {"when": when, "cite": "一"}


def with_terms(**terms: str) -> dict[str, Any]:
    return dict(document(terms={name: term(when) for name, when in terms.items()}))


def test_a_term_may_build_on_one_above(tmp_path: Path) -> None:
    book = toy(tmp_path, files=with_terms(low="level in 3..4", poor="low and hukou"), rows=[row("poor")])
    assert only(book).facts == ("level", "hukou")


def test_a_term_never_sees_what_stands_below(tmp_path: Path) -> None:
    ring = document(terms={"b": term("a"), "a": term("b")})
    where, what = fault(tmp_path, files=ring)
    assert where == "1号:a"
    assert "没有这个事实" in what


@pytest.mark.parametrize("name", ["hukou", "L", "draws.other", "age"])
def test_a_term_hides_no_fact_and_no_figure(name: str, tmp_path: Path) -> None:
    found = fault(tmp_path, files=document(terms={name: term("level == 1")}))
    assert found == (f"docs.yaml:docs:1号:terms:{name}", "与事实、参数或其他术语重名")


def test_a_policys_own_term_hides_none_of_its_document(tmp_path: Path) -> None:
    assert fault(tmp_path, terms={"high": term("level == 1")}) == ("one.yaml:terms:high", "与事实、参数或其他术语重名")


def test_a_policys_own_term_may_use_those_of_the_document(tmp_path: Path) -> None:
    book = toy(tmp_path, terms={"top": term("high and hukou")}, rows=[row("top")])
    assert only(book).facts == ("level", "hukou")


def test_terms_of_another_document_are_not_known(tmp_path: Path) -> None:
    other = {**DOCS["1号"], "terms": {"elsewhere": term("hukou")}}
    files = {"docs": {"docs": {**DOCS, "2号": other}}}
    where, what = fault(tmp_path, files=files, rows=[row("elsewhere")])
    assert where == "one.yaml:rows[0]"
    assert what.startswith("elsewhere → elsewhere: 没有这个")


@pytest.mark.parametrize(("keys", "what"), [({"say": "x"}, "不认识的键: say"), ({"when": 1}, "when 应为文字")])
def test_a_term_is_a_condition_and_a_clause(keys: dict[str, Any], what: str, tmp_path: Path) -> None:
    where, found = fault(tmp_path, files=document(terms={"t": {**term("hukou"), **keys}}))
    assert (where, found) == ("docs.yaml:docs:1号:terms:t", what)


def test_a_term_is_written_out_in_the_rule(tmp_path: Path) -> None:
    found = only(toy(tmp_path, rows=[row("high")])).rows[0]
    assert isinstance(found.when, Within)
    assert found.source == "high"


def test_a_fault_inside_an_expression_says_rule_and_word(tmp_path: Path) -> None:
    where, what = fault(tmp_path, files=with_terms(x="level == a"))
    assert where == "1号:x"
    assert what == "level == a → a: 没有这个事实、参数、术语或选项"


def test_a_term_brings_no_list_into_a_list(tmp_path: Path) -> None:
    terms = {"crowd": {"when": "count(members) > 3", "cite": "一"}}
    with pytest.raises(BookError, match="列表里不能再写列表"):
        toy(tmp_path, terms=terms, entity="household", rows=[row("any(members, crowd and hukou)")])


def test_a_term_may_be_an_amount(tmp_path: Path) -> None:
    book = toy(tmp_path, terms={"left": {"when": "L - rent", "cite": "一"}}, rows=[row("left > 0元", "left")])
    assert decided(book, rent=20_000).amount == 100_000
