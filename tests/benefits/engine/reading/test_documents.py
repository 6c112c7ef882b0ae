"""Documents and pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.book import Pair, RuleBook
from tests.benefits.engine.reading.broken import document, fault, pair
from tests.benefits.engine.toy import toy


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ({"number": None}, "number 应为文字"),
        ({"in_force": "2024"}, "in_force 应为日期"),
        ({"status": 1}, "status 应为文字"),
        ({"titel": "x"}, "不认识的键: titel"),
    ],
)
def test_a_faulty_document_is_named(keys: dict[str, Any], what: str, tmp_path: Path) -> None:
    assert fault(tmp_path, files=document(**keys)) == ("docs.yaml:docs:1号", what)


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ({"kind": "both"}, "kind 应为 choose 或 higher"),
        ({"a": "toy.two"}, "没有这项政策或事实: toy.two"),
        ({"b": "draws.nobody"}, "没有这项政策或事实: draws.nobody"),
        ({"kind": "choose"}, "没有这项政策或事实: draws.other"),  # a choice is between two policies
        ({"kind": "choose", "b": "toy.one"}, "a 与 b 是同一项"),
        ({"doc": "9号"}, "docs.yaml 里没有 9号"),
        ({"cite": 3}, "cite 应为文字"),
        ({"note": "x"}, "不认识的键: note"),
    ],
)
def test_a_faulty_pair_is_named_with_its_line(keys: dict[str, Any], what: str, tmp_path: Path) -> None:
    assert fault(tmp_path, files=pair(**keys)) == ("conflicts.yaml:pairs[0]", what)


def test_a_pair_is_read(tmp_path: Path) -> None:
    assert toy(tmp_path, files=pair()).pairs == (Pair("higher", "toy.one", "draws.other", "三", "1号"),)


def test_every_document_of_the_shipped_book_is_used(beijing: RuleBook) -> None:
    cited = {policy.doc for policy in beijing.policies.values()} | {pair.doc for pair in beijing.pairs}
    cited |= {value.doc for param in beijing.params.values() for value in param.values}
    assert set(beijing.docs) == cited


def test_no_policy_is_older_than_its_document(beijing: RuleBook) -> None:
    assert all(policy.start >= beijing.docs[policy.doc].in_force for policy in beijing.policies.values())
