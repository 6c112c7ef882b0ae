"""Gaps that are meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.gate.gaps import gaps_of
from tests.benefits.engine.toy import toy


def meant(folder: Path, gaps: Any) -> Any:
    book = toy(folder)
    (folder / "gaps.yaml").write_text(yaml.safe_dump({"gaps": gaps}, allow_unicode=True), encoding="utf-8")
    return gaps_of(book)


def test_a_gap_may_hold_for_some_cells_or_for_all(tmp_path: Path) -> None:
    found = meant(tmp_path, {"toy.one": [{"why": "没有等级", "when": "not high and has(level)"}, {"why": "别的"}]})
    first, second = found["toy.one"]
    assert (first.why, second.when) == ("没有等级", None)
    assert str(first.when).startswith("Every(parts=(Not(of=Within")


def test_without_the_file_no_gap_is_meant(tmp_path: Path) -> None:
    assert gaps_of(toy(tmp_path)) == {}


@pytest.mark.parametrize(
    "gaps",
    [{"toy.two": [{"why": "x"}]}, {"toy.one": [{"when": "hukou"}]}, {"toy.one": [{"why": "x", "when": "income"}]},
     {"toy.one": [{"why": "x", "when": "nothing == 1"}]}, {"toy.one": [{"why": "x", "wenn": "hukou"}]}],
)  # fmt: skip
def test_a_gap_that_is_not_understood_is_refused(tmp_path: Path, gaps: Any) -> None:
    with pytest.raises(BookError):
        meant(tmp_path, gaps)


def test_a_gap_decides_nothing(tmp_path: Path) -> None:
    before = toy(tmp_path).hash
    meant(tmp_path, {"toy.one": [{"why": "x"}]})
    assert toy(tmp_path).hash == before
