"""One tree, two readers: what the column side makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.language.nodes import Lit, Name
from jiayuan.benefits.engine.sets.compile import truth
from jiayuan.benefits.engine.sets.numbers import factor
from jiayuan.benefits.engine.sets.plan import plan
from tests.benefits.engine.toy import AS_OF, only, row, toy, tree


def sql(folder: Path, when: str, pay: str = "100元") -> str:
    book = toy(folder, rows=[row(when, pay)])
    return plan(only(book), book, AS_OF).sql


def test_money_stays_an_integer(tmp_path: Path) -> None:
    text = sql(tmp_path, "hukou", "rent * 35%").upper()
    assert "DOUBLE" not in text
    assert "FLOAT" not in text


def test_months_are_widened_before_use(tmp_path: Path) -> None:
    assert "CAST(EXTRACT(month FROM" in sql(tmp_path, "age(since) > 3")


def test_factors_are_known_while_compiling(book: RuleBook) -> None:
    assert factor(Lit("int", 3), None) == 3  # type: ignore[arg-type]  # a literal needs no board
    assert factor(tree("hukou", book), None) is None  # type: ignore[arg-type]  # neither does a fact


def test_an_unresolved_name_never_compiles() -> None:
    with pytest.raises(TypeError):
        truth(Name("x"), _Empty())  # type: ignore[arg-type]  # nothing is looked up before the refusal


class _Empty:
    read: dict[object, object] = {}
