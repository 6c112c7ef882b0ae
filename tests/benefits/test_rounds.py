"""The way through the homes of one day."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.rounds import _nearest_first, best_round, length

METRES = st.integers(-2_000, 2_000).map(float)
POINTS = st.lists(st.tuples(METRES, METRES), max_size=12)
HOME = (0.0, 0.0)


@given(POINTS)
def test_every_home_is_visited_once_and_the_metres_are_those_of_the_way(points: list[tuple[float, float]]) -> None:
    found = best_round(HOME, points)
    assert sorted(found.order) == list(range(len(points)))
    assert found.metres == pytest.approx(length(HOME, points, found.order))


@given(POINTS)
def test_asked_again_it_is_the_same_way(points: list[tuple[float, float]]) -> None:
    assert best_round(HOME, points) == best_round(HOME, list(points))


@given(POINTS)
def test_it_is_never_longer_than_nearest_first(points: list[tuple[float, float]]) -> None:
    naive = length(HOME, points, _nearest_first(HOME, points))
    assert best_round(HOME, points).metres <= naive + 1e-6


@given(st.lists(st.tuples(METRES, METRES), min_size=2, max_size=8, unique=True))
def test_no_stretch_is_shorter_walked_the_other_way_round(points: list[tuple[float, float]]) -> None:
    found = best_round(HOME, points)
    for i, j in combinations(range(len(points)), 2):
        order = list(found.order)
        order[i : j + 1] = reversed(order[i : j + 1])
        assert length(HOME, points, order) >= found.metres - 1e-2


def test_homes_on_a_line_are_walked_along_it() -> None:
    found = best_round(HOME, [(300.0, 0.0), (100.0, 0.0), (200.0, 0.0)])
    assert (found.order, found.metres) == ((1, 2, 0), 300.0)


def test_no_homes_no_way() -> None:
    assert best_round(HOME, []).metres == 0
