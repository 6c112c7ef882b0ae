"""Policy files: everything that is not understood is refused, with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from tests.benefits.engine.toy import ROW, only, row, toy


@pytest.mark.parametrize(
    "wrong",
    [
        {"doc": "9号"},
        {"hit": "collect_sum"},
        {"entity": "household"},
        {"period": "year"},
        {"drawn": "draws.nobody"},
        {"rows": [ROW, ROW]},
        {"rows": [row("level")]},
        {"rows": [row("hukou", "5")]},
        {"rows": [row("hukou", "hukou")]},
        {"rows": [row("nothing == 1")]},
        {"rows": [row("not hukou")]},
        {"rows": [{**ROW, "extra": 1}]},
        {"who": [{"when": "hukou", "say": "x"}]},
        {"first_month": {"rule": "whenever", "cite": "三"}},
        {"unknown_key": 1},
        {"notice": {"days": "7", "board": "x", "cite": "五"}},
    ],
)
def test_what_is_not_understood_is_refused(wrong: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"one\.yaml|1号"):
        toy(tmp_path, **wrong)


def test_a_term_of_the_document_may_be_named(tmp_path: Path) -> None:
    assert only(toy(tmp_path, rows=[row("high")])).facts == ("level",)


def test_a_policy_knows_its_facts_and_figures(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("age > 3", "L - or0(income)")], drawn="draws.other")
    assert set(only(book).facts) == {"income", "birth", "draws.other"}
    assert only(book).params == ("L",)


def test_a_notice_is_read(beijing: RuleBook) -> None:
    notice = beijing.policies["bj.disabled_nursing"].notice
    assert notice is not None
    assert (notice.days, notice.working, notice.cite) == (7, False, "五(三)")
    assert beijing.policies["bj.elder_aged"].notice is None


def test_old_papers_are_listed(beijing: RuleBook) -> None:
    assert any("证件照" in paper.was.zh for paper in beijing.policies["bj.disabled_nursing"].papers)


def test_gates_come_before_bars(beijing: RuleBook) -> None:
    bars = [gate.bar for gate in beijing.policies["bj.elder_nursing"].gates]
    assert bars == sorted(bars)
