"""Plots as numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.web.command.plots import HEIGHT, MOST_BINS, WIDTH, curve, histogram

TIMES = st.lists(st.floats(0, 5000), min_size=1, max_size=60)


def test_nothing_is_no_plot() -> None:
    assert (histogram([]), curve([])) == ([], "")


def test_bars_of_a_minute() -> None:
    bars = histogram([10, 20, 70, 130])
    assert [(bar.from_min, bar.n) for bar in bars] == [(0, 2), (1, 1), (2, 1)]
    assert bars[0].height == HEIGHT


@given(TIMES)
def test_every_incident_is_in_a_bar(times: list[float]) -> None:
    bars = histogram(times)
    assert sum(bar.n for bar in bars) == len(times)
    assert len(bars) <= MOST_BINS
    assert all(0 <= bar.x <= WIDTH and 0 <= bar.y <= HEIGHT for bar in bars)


@given(TIMES)
def test_curve_ends_at_the_top(times: list[float]) -> None:
    points = [tuple(map(float, pair.split(","))) for pair in curve(times).split()]
    assert points[-1][1] == 0.0
    assert [y for _, y in points] == sorted((y for _, y in points), reverse=True)
