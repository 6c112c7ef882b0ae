"""A toy book about families: facts of people, of their home, of parents and supporters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import Facts
from jiayuan.benefits.engine.given import fact_of
from jiayuan.benefits.engine.result import Result
from jiayuan.benefits.engine.scene import day_tested, scene_for
from tests.benefits.engine.toy import AS_OF, only, row, toy

HOME_FACTS: Mapping[str, Any] = {
    "salary": {"type": "money", "zh": "工资", "en": "salary", "absent": False, "high": 5_000_000},
    "property_ok": {"type": "bool", "zh": "财产合规", "en": "property fits", "of": "household"},
    "savings": {"type": "money", "zh": "存款", "en": "savings", "of": "household", "absent": False},
    "helps": {"type": "money", "zh": "赡养费", "en": "support", "of": "supporter", "absent": False},
    "missing": {"type": "bool", "zh": "失踪", "en": "missing", "of": "parent"},
}


def homely(folder: Path, when: str = "true", pay: str = "100元", **policy: Any) -> RuleBook:
    """The toy policy for households, of one row."""
    quotes = ["每月100元"] if pay == "100元" else ["每月若干"]
    rows = policy.pop("rows", [row(when, pay, quote=quotes)])
    return toy(folder, facts=HOME_FACTS, rows=rows, **{"entity": "household", **policy})


def facts(book: RuleBook, given: Mapping[str, Any]) -> Facts:
    return {code: fact_of(code, raw, book) for code, raw in given.items()}


def decided_for(
    book: RuleBook, members: Sequence[Mapping[str, Any]] | None = (), home: Mapping[str, Any] | None = None,
    **lists: Sequence[Mapping[str, Any]],
) -> Result:  # fmt: skip
    """The toy policy for one household: facts as in JSON; `members` None is a household nobody has counted."""
    policy = only(book)
    named = {} if members is None else {"persons": members}
    rows = {source: tuple(facts(book, one) for one in given) for source, given in {**named, **lists}.items()}
    scene = scene_for(facts(book, home or {}), book, day_tested(policy, AS_OF), AS_OF, rows)
    return assess(policy, scene, book)
