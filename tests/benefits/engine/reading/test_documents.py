"""Documents and pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.book import Pair, PairKind, RuleBook
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
        ({"kind": "both"}, "kind 应为 choose 或 higher 或 bar 或 topup 或 stack"),
        ({"a": "toy.two"}, "没有这项政策或事实: toy.two"),
        ({"b": "draws.nobody"}, "没有这项政策或事实: draws.nobody"),
        ({"kind": "choose"}, "没有这项政策或事实: draws.other"),  # a choice is between two policies
        ({"kind": "bar"}, "没有这项政策或事实: draws.other"),
        ({"kind": "stack"}, "没有这项政策或事实: draws.other"),
        ({"kind": "topup", "b": "draws.nobody"}, "没有这项政策或事实: draws.nobody"),
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


@pytest.mark.parametrize("kinds", [("higher", "higher"), ("higher", "topup"), ("topup", "higher")])
def test_two_benefits_stand_to_each_other_in_one_way(kinds: tuple[str, str], tmp_path: Path) -> None:
    twice = {"conflicts": {"pairs": [line for kind in kinds for line in pair(kind=kind)["conflicts"]["pairs"]]}}
    assert fault(tmp_path, files=twice) == ("conflicts.yaml:pairs[1]", "这两项的关系写了两次")


@pytest.mark.parametrize(
    ("kind", "one", "both"),
    [("choose", True, False), ("bar", True, False), ("higher", False, False), ("topup", False, True),
     ("stack", False, True)],
)  # fmt: skip
def test_what_a_kind_means(kind: PairKind, one: bool, both: bool) -> None:
    found = Pair(kind, "a", "b", "三", "1号")
    assert (found.one_of_two, found.together) == (one, both)


def test_every_document_of_the_shipped_book_is_used(beijing: RuleBook) -> None:
    cited = {policy.doc for policy in beijing.policies.values()} | {pair.doc for pair in beijing.pairs}
    cited |= {value.doc for param in beijing.params.values() for value in param.values}
    assert set(beijing.docs) == cited


def test_no_policy_is_older_than_its_document(beijing: RuleBook) -> None:
    assert all(policy.start >= beijing.docs[policy.doc].in_force for policy in beijing.policies.values())
