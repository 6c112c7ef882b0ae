"""Cells, parts and links of the board of quality."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.ledgers.api import QUALITY_PARTS, Graded, Mend
from jiayuan.ledgers.quality.rules.fixes import CROSS, Fix, Gap, parts_of
from jiayuan.ledgers.quality.rules.parts import Parts, Share
from jiayuan.web.ledgers.qualitygrid import cell, line, part_lines
from jiayuan.web.ledgers.qualitywords import GRADES, PARTS, TONES, where

FILE = UUID(int=7)
PAGE = f"/staff/ledgers/{FILE}/"


def graded(score: float | None, grade: str, *, enough: bool = True) -> Graded:
    return Graded(Parts(100, {"valid": Share(45, 60)}), score, grade, enough)


def mend(code: str, file: UUID | None = FILE) -> Mend:
    gap = Gap("elderly", 1, "110102.001.001.", "phone", code, 3, file=file)
    return Mend(Fix(gap, 1.0, 2.0), "", "", "", file)


def test_a_score_is_a_whole_number_with_a_word() -> None:
    shown = cell(graded(84.6, "good"))
    assert (shown.text, shown.tone, shown.grade) == ("85", "info", GRADES["good"])


def test_unknown_and_zero_look_different() -> None:
    assert cell(graded(None, "unknown")).text == "–"
    assert cell(graded(0.0, "poor")).text == "0"


def test_grades_differ_in_shape_and_word() -> None:
    assert len(set(TONES.values())) == len(TONES) == len(GRADES)


def test_an_attribute_a_ledger_does_not_ask_for_is_an_empty_cell() -> None:
    row = line("老年人台账", "", graded(80, "good"), {"name": graded(90, "best")}, ["name", "dis.type"])
    assert [one and one.text for one in row.cells] == ["90", None]


def test_the_seven_parts_have_words_and_counts() -> None:
    lines = part_lines(graded(80, "good"))
    assert tuple(PARTS) == QUALITY_PARTS
    assert [(one.percent, one.n, one.of) for one in lines if one.of] == [(75, 45, 60)]
    assert lines[0].percent is None


def test_few_lines_show_no_share() -> None:
    assert all(one.percent is None for one in part_lines(graded(None, "unknown", enough=False)))


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("review", "/staff/review/"), ("empty", PAGE), ("stale", PAGE), ("phone", f"{PAGE}rows/?outcome=error"),
        ("unplaced", f"{PAGE}rows/?outcome=unplaced"), ("duplicate", f"{PAGE}rows/?outcome=duplicate"),
    ],
)  # fmt: skip
def test_a_fix_is_done_where_its_lines_are(code: str, path: str) -> None:
    assert where(mend(code)) == path


@pytest.mark.parametrize("code", ["empty", "phone", *sorted(CROSS)])
def test_another_offices_file_has_no_link(code: str) -> None:
    assert where(mend(code, None)) == ""
    assert parts_of(code)
