"""A toy rule book of one policy, written to a folder: tests say only what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import Facts
from jiayuan.benefits.engine.given import fact_of
from jiayuan.benefits.engine.interpret import value
from jiayuan.benefits.engine.language.names import Names
from jiayuan.benefits.engine.language.nodes import FactRef, Node, ParamRef
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.language.resolve import resolve
from jiayuan.benefits.engine.outcome import Out
from jiayuan.benefits.engine.policy import Gate, Policy, Row
from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.engine.result import Result
from jiayuan.benefits.engine.scene import Scene, day_tested, scene_for
from jiayuan.benefits.engine.words import Words

AS_OF = date(2026, 3, 15)
FACTS: Mapping[str, Any] = {
    "birth": {"type": "date", "zh": "出生日期", "en": "birth", "absent": False},
    "hukou": {"type": "bool", "zh": "户籍", "en": "hukou"},
    "kind": {"type": "enum", "zh": "类别", "en": "kind", "options": {"a": "甲", "b": "乙", "c": "丙"}},
    "level": {"type": "int", "zh": "等级", "en": "level", "low": 1, "high": 4},
    "income": {"type": "money", "zh": "收入", "en": "income"},
    "rent": {"type": "money", "zh": "租金", "en": "rent", "absent": False, "high": 500000},
    "since": {"type": "date", "zh": "起始", "en": "since", "absent": False},
    "draws.other": {"type": "bool", "zh": "已领其他", "en": "draws other"},
}
PARAMS: Mapping[str, Any] = {
    "L": {
        "type": "money",
        "zh": "标准",
        "values": [
            {"from": date(2024, 1, 1), "to": date(2025, 12, 31), "v": "1000元", "doc": "1号", "sure": "yes"},
            {"from": date(2026, 1, 1), "v": "1200元", "doc": "1号", "sure": "to_confirm"},
        ],
    },
    "R": {"type": "num", "zh": "比例", "values": [{"from": date(2024, 1, 1), "v": "35%", "doc": "1号", "sure": "yes"}]},
}
DOCS: Mapping[str, Any] = {
    "1号": {
        "number": "测〔2024〕1号",
        "title": "测试办法",
        "file": "one.txt",
        "in_force": date(2024, 1, 1),
        "terms": {"high": {"when": "level in 1..2", "cite": "一"}},
    }
}
ROW = {"id": "r1", "when": "hukou", "pay": "100元", "say": "有户籍", "cite": "二", "quote": "每月100元"}
POLICY: Mapping[str, Any] = {
    "doc": "1号",
    "policy": "toy.one",
    "name": {"zh": "测试补贴", "en": "Toy benefit"},
    "summary": "测试",
    "form": "cash",
    "in_force": {"from": date(2024, 1, 1)},
    "who": [],
    "rows": [ROW],
    "first_month": {"rule": "application", "cite": "三"},
    "stop": {"cite": "四"},
}


def row(when: str, pay: str = "100元", **more: Any) -> dict[str, Any]:
    """One row; its id is taken from the expression."""
    return {**ROW, "id": f"r{crc32(when.encode())}", "when": when, "pay": pay, **more}


def gate(when: str) -> dict[str, str]:
    return {"when": when, "say": when, "cite": "一"}


def _write(folder: Path, name: str, data: object) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


HEAD: Mapping[str, Any] = {"jurisdiction": "toy", "name": {"zh": "测试", "en": "Toy"}, "currency": "CNY"}
# Whole files of the book that a test may replace.
FILES: Mapping[str, Any] = {
    "book": HEAD,
    "facts": {"facts": FACTS},
    "params": {"params": PARAMS},
    "docs": {"docs": DOCS},
    "conflicts": {"pairs": []},
}


def written(
    folder: Path, *, facts: Mapping[str, Any] | None = None, cases: Any = None,
    files: Mapping[str, Any] | None = None, **policy: Any,
) -> Path:  # fmt: skip
    """The toy book as files; `facts` are added, `files` replace whole files, other arguments keys of its policy."""
    contents = {**FILES, "facts": {"facts": {**FACTS, **(facts or {})}}, **(files or {})}
    for name, data in contents.items():
        _write(folder, f"{name}.yaml", data)
    _write(folder, "policies/one.yaml", {**POLICY, **policy})
    if cases is not None:
        _write(folder, "cases/one.yaml", cases)
    return folder


def toy(folder: Path, **policy: Any) -> RuleBook:
    return load(written(folder, **policy))


def only(book: RuleBook) -> Policy:
    return book.policies["toy.one"]


def known_facts(book: RuleBook, **given: Any) -> Facts:
    """Facts as in JSON: None is known absent, what is not named is unknown; dots are written as __."""
    return {(code := name.replace("__", ".")): fact_of(code, raw, book) for name, raw in given.items()}


def decided(book: RuleBook, as_of: date = AS_OF, down: Sequence[str] = (), **given: Any) -> Result:
    """The toy policy for one person."""
    policy = only(book)
    return assess(policy, scene_for(known_facts(book, **given), book, day_tested(policy, as_of)), book, frozenset(down))


def names_of(book: RuleBook) -> Names:
    facts = {code: FactRef(code, fact.kind, fact.may_be_absent) for code, fact in book.facts.items()}
    options = {code: fact.options for code, fact in book.facts.items()}
    return Names(facts, options, {name: ParamRef(name, param.kind) for name, param in book.params.items()}, {})


def tree(source: str, book: RuleBook) -> Node:
    return resolve(parse(source), names_of(book))


def scene(book: RuleBook, day: date = AS_OF, **given: Any) -> Scene:
    return scene_for(known_facts(book, **given), book, day)


def out(source: str, book: RuleBook, day: date = AS_OF, **given: Any) -> Out:
    """An expression for one person on a day."""
    return value(tree(source, book), scene(book, day, **given))


def policy_of(book: RuleBook, gates: Sequence[tuple[str, bool]], rows: Sequence[tuple[str, str]]) -> Policy:
    """A policy without files: gates as (condition, is it a bar), rows as (condition, pay; "" waits for a ruling)."""
    plain = only(book)
    built = tuple(Gate(tree(when, book), Words(when, when), "一", bar, when) for when, bar in gates)
    lines = tuple(
        Row(f"r{at}", tree(when, book), tree(pay, book) if pay else None, Words(when, when), "二", (), when, pay,
            "" if pay else "没有写")
        for at, (when, pay) in enumerate(rows)
    )  # fmt: skip
    return replace(
        plain,
        who=tuple(gate for gate in built if not gate.bar),
        not_if=tuple(gate for gate in built if gate.bar),
        rows=lines,
    )
