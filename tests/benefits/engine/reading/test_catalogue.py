"""The fact catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from tests.benefits.engine.reading.broken import fact, fault
from tests.benefits.engine.toy import toy

WHERE = "facts.yaml:facts:x"


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ({"type": "float"}, "type 不认识"),
        ({"type": 3}, "type 应为文字"),
        ({"zh": None}, "zh 应为文字"),
        ({"type": "enum"}, "options 只用于 enum，且不能为空"),
        ({"type": "enum", "options": {}}, "options 只用于 enum，且不能为空"),
        ({"options": {"a": "甲"}}, "options 只用于 enum，且不能为空"),
        ({"type": "enum", "options": ["a"]}, "options 应为一组键值"),
        ({"low": 5, "high": 4}, "low 大于 high"),
        ({"low": "1"}, "low 应为整数"),
        ({"expires": True}, "expires 应为整数"),
        ({"absent": "no"}, "absent 应为 true 或 false"),
        ({"expire": 3}, "不认识的键: expire"),
    ],
)
def test_a_faulty_entry_is_named(keys: dict[str, Any], what: str, tmp_path: Path) -> None:
    assert fault(tmp_path, files=fact(**keys)) == (WHERE, what)


def test_age_is_derived_and_never_absent(book: RuleBook) -> None:
    age = book.facts["age"]
    assert (age.kind, age.may_be_absent, age.low, age.source) == ("int", False, 0, "birth")


def test_a_fact_may_be_absent_unless_said_otherwise(tmp_path: Path) -> None:
    book = toy(tmp_path, files=fact())
    assert book.facts["x"].may_be_absent
    assert not toy(tmp_path, files=fact(absent=False)).facts["x"].may_be_absent


@pytest.mark.parametrize(("keys", "low"), [({"type": "money"}, 0), ({"type": "money", "low": 100}, 100), ({}, None)])
def test_money_begins_at_nothing(keys: dict[str, Any], low: int | None, tmp_path: Path) -> None:
    assert toy(tmp_path, files=fact(**keys)).facts["x"].low == low


def test_codes_are_texts_whatever_yaml_makes_of_them(tmp_path: Path) -> None:
    keys = {"type": "enum", "options": {"male": "男"}, "codes": {1: "male"}}
    assert toy(tmp_path, files=fact(**keys)).facts["x"].codes == {"1": "male"}


def test_every_code_of_the_shipped_book_is_an_option(beijing: RuleBook) -> None:
    assert all(set((one.codes or {}).values()) <= set(one.options) for one in beijing.facts.values())


def test_every_fact_that_decides_says_who_is_asked(beijing: RuleBook) -> None:
    drawn = {policy.drawn for policy in beijing.policies.values()}
    read = {code for policy in beijing.policies.values() for code in policy.facts} - drawn
    assert [code for code in read if not beijing.facts[code].who or not beijing.facts[code].source] == []
