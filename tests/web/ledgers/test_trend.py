"""The score over time as a picture."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.api import Graded, TrendPoint
from jiayuan.ledgers.quality.rules.parts import Parts
from jiayuan.web.ledgers.trend import HEIGHT, WIDTH, picture

START = date(2026, 3, 1)
SCORES = st.one_of(st.none(), st.floats(0, 100))


def points(*scores: float | None) -> list[TrendPoint]:
    return [
        TrendPoint(START + timedelta(days=n), Graded(Parts(100, {}), score, "good", score is not None))
        for n, score in enumerate(scores)
    ]


def test_days_run_to_the_right_and_better_is_higher() -> None:
    found = picture(points(50, 75, 100))
    assert found is not None
    assert [(dot.x, dot.y) for dot in found.dots] == [(0, 50), (160, 25), (320, 0)]
    assert found.lines == ["0.0,50 160.0,25 320.0,0"]
    assert (found.first.score, found.last.score) == (50, 100)


def test_an_unknown_day_breaks_the_line() -> None:
    found = picture(points(50, 60, None, 70, 80))
    assert found is not None
    assert len(found.lines) == 2
    assert len(found.dots) == 4


def test_a_single_day_is_a_dot_in_the_middle() -> None:
    found = picture(points(80))
    assert found is not None
    assert (found.lines, found.dots[0].x) == ([], WIDTH / 2)


@pytest.mark.parametrize("scores", [(), (None,), (None, None)])
def test_without_a_score_there_is_no_picture(scores: tuple[None, ...]) -> None:
    assert picture(points(*scores)) is None


@given(scores=st.lists(SCORES, max_size=20))
def test_every_score_has_its_dot_inside_the_frame(scores: list[float | None]) -> None:
    found = picture(points(*scores))
    dots = found.dots if found else []
    assert len(dots) == sum(score is not None for score in scores)
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in dots)
