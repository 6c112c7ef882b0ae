"""The clauses beside the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.engine.reading.loader import load
from jiayuan.web.benefits.rules.clauses import AROUND, clauses


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    monkeypatch.setenv("JIAYUAN_POLICY_TEXTS", str(folder))
    return folder


def test_without_the_text_the_quote_stands_alone(shipped: Path) -> None:
    book = load(shipped)
    (clause,) = clauses(book.policies["toy.one"], book)
    assert (clause.row, clause.cite, clause.quote, clause.before, clause.after) == ("r1", "二", "每月100元", "", "")


def test_with_the_text_its_surroundings_are_shown(shipped: Path, texts: Path) -> None:
    (texts / "one.txt").write_text("前" * 500 + "每月100元" + "后" * 20, encoding="utf-8")
    book = load(shipped)
    (clause,) = clauses(book.policies["toy.one"], book)
    assert (clause.before, clause.after) == ("前" * AROUND, "后" * 20)


def test_a_quote_that_is_not_in_the_text_has_none(shipped: Path, texts: Path) -> None:
    (texts / "one.txt").write_text("别的", encoding="utf-8")
    book = load(shipped)
    assert clauses(book.policies["toy.one"], book)[0].before == ""
