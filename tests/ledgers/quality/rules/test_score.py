"""One number out of seven parts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.quality.reference import figures
from jiayuan.ledgers.quality.rules.parts import PARTS, Parts, Share
from jiayuan.ledgers.quality.rules.score import grade, score

FIGURES = figures(date(2026, 3, 1))
VALUES = st.integers(0, 1000)


def parts(lines: int = 1000, **values: float) -> Parts:
    """Every part whole but those named; None leaves one unknown. Accuracy is given with much evidence."""
    whole = dict.fromkeys(PARTS, 1.0) | values
    shares = {part: Share(value * 1e9, 1e9) for part, value in whole.items() if value is not None}
    return Parts(lines, shares)


def test_all_parts_whole_is_a_hundred() -> None:
    assert score(parts(), FIGURES) == pytest.approx(100, abs=0.01)


def test_the_formula_is_that_of_the_standard() -> None:
    values = {"complete": 0.9, "valid": 0.8, "accurate": 0.95, "unique": 0.99, "consistent": 0.97, "timely": 0.5,
              "linked": 0.98}  # fmt: skip
    wanted = 100 * 0.9**0.2 * 0.8**0.2 * 0.95**0.2 * (0.99 * 0.97 * 0.5 * 0.98) ** 0.1
    assert score(parts(**values), FIGURES) == pytest.approx(wanted, abs=0.01)


@pytest.mark.parametrize(("lines", "judged"), [(0, False), (29, False), (30, True)])
def test_fewer_than_thirty_lines_are_not_judged(lines: int, judged: bool) -> None:
    assert (score(parts(lines), FIGURES) is not None) == judged


def test_unknown_is_left_out_and_zero_is_not() -> None:
    assert score(parts(accurate=None, valid=0.8), FIGURES) == pytest.approx(100 * 0.8 ** (0.2 / 0.8), abs=0.01)
    assert score(parts(accurate=0.0), FIGURES) == pytest.approx(0, abs=0.01)
    assert score(parts(complete=0.0), FIGURES) == 0


def test_nothing_known_is_no_score() -> None:
    assert score(Parts(500, {}), FIGURES) is None


@given(low=VALUES, more=VALUES, part=st.sampled_from(PARTS))
def test_a_better_part_never_lowers_the_score(low: int, more: int, part: str) -> None:
    high = min(1000, low + more)
    before, after = (score(parts(**{part: value / 1000}), FIGURES) for value in (low, high))
    assert before is not None
    assert after is not None
    assert before <= after + 1e-9


@pytest.mark.parametrize(
    ("value", "name"), [(None, "unknown"), (0, "poor"), (59.9, "poor"), (60, "fair"), (75, "good"), (90, "best")]
)
def test_grades_begin_where_the_page_says(value: float | None, name: str) -> None:
    assert grade(value) == name
