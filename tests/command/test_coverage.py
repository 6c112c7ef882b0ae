"""Cover and blind spots."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.coverage import BlindSpot, blind_spots, covered_share

CELLS = np.array([[0.0, 0.0], [50.0, 0.0], [100.0, 0.0]])


def test_share_of_the_weight_in_time() -> None:
    assert covered_share(np.array([1.0, 3.0]), np.array([200.0, 100.0]), 180) == 0.75


def test_on_the_second_counts() -> None:
    assert covered_share(np.array([1.0]), np.array([180.0]), 180) == 1.0


def test_nothing_to_cover_is_covered() -> None:
    assert covered_share(np.zeros(0), np.zeros(0), 180) == 1.0


@given(st.lists(st.tuples(st.floats(0.1, 9), st.floats(0, 900)), min_size=1, max_size=20), st.floats(0, 900))
def test_more_time_never_covers_less(points: list[tuple[float, float]], target: float) -> None:
    weights, seconds = np.array(points).T
    less, more = covered_share(weights, seconds, target), covered_share(weights, seconds, target + 10)
    assert 0 <= less <= more <= 1 + 1e-9


def test_worst_cell_first() -> None:
    found = blind_spots(CELLS, np.array([190.0, 100.0, 300.0]), 180)
    assert found == [BlindSpot(100.0, 0.0, 120.0), BlindSpot(0.0, 0.0, 10.0)]


def test_nobody_at_all_is_unknown_seconds() -> None:
    assert blind_spots(CELLS, np.full(3, np.inf), 180)[0].over_s is None


@pytest.mark.parametrize("target", [0, 1000])
def test_every_cell_is_blind_or_reached(target: int) -> None:
    seconds = np.array([1.0, 2.0, 3.0])
    assert len(blind_spots(CELLS, seconds, target)) == int((seconds > target).sum())


seconds = st.lists(st.floats(0, 900) | st.just(np.inf), min_size=1, max_size=12)


@given(seconds, st.floats(0, 900))
def test_blind_cells_are_the_late_ones_and_the_worst_stands_first(late: list[float], target: float) -> None:
    places = np.column_stack([np.arange(len(late)) * 50.0, np.zeros(len(late))])
    found = blind_spots(places, np.array(late), target)
    assert {cell.x for cell in found} == {50.0 * k for k, at in enumerate(late) if at > target}
    over = [np.inf if cell.over_s is None else cell.over_s for cell in found]
    assert over == sorted(over, reverse=True)


@given(seconds)
def test_whole_weight_is_in_time_exactly_where_no_cell_is_blind(late: list[float]) -> None:
    arrival = np.array(late)
    places = np.zeros((len(late), 2))
    whole = covered_share(np.ones(len(late)), arrival, 300.0) == 1.0
    assert whole == (blind_spots(places, arrival, 300.0) == [])


def test_places_of_no_weight_are_covered() -> None:
    assert covered_share(np.zeros(2), np.array([np.inf, 1.0]), 180) == 1.0


def test_unreachable_place_is_never_in_time() -> None:
    assert covered_share(np.array([1.0, 1.0]), np.array([np.inf, 0.0]), 1e9) == 0.5
