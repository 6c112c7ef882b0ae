"""Ways along the streets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.ways import Way, way_between
from jiayuan.places.api import Network, network, to_local
from tests.places.ring import at, square

HERE, THERE = (116.3745, 39.9125), (116.3855, 39.9030)
STRAIGHT = Way(np.array([[116.0, 39.0], [116.1, 39.0], [116.1, 39.2]]), np.array([0.0, 10.0, 30.0]))


@pytest.mark.parametrize("mode", ["foot", "ebike", "vehicle"])
def test_takes_as_long_as_the_network_says(mode: str) -> None:
    way = way_between(network(), HERE, THERE, mode)
    ends = network().snap([HERE[0], THERE[0]], [HERE[1], THERE[1]], mode)
    streets = network().travel_times([int(ends.nodes[1])], mode)[0][ends.nodes[0]]
    assert way.total_s == pytest.approx(streets + ends.access.sum(), abs=0.01)


@pytest.mark.parametrize("mode", ["foot", "ebike", "vehicle"])
def test_nobody_is_faster_than_the_mode(mode: str) -> None:
    """Metres between points over seconds between them, on the streets; vehicles by the fastest class."""
    way = way_between(network(), HERE, THERE, mode)
    metres = np.hypot(*np.diff([to_local(*point) for point in way.points[1:-1]], axis=0).T)
    seconds = np.diff(way.seconds[1:-1])
    fastest = {"foot": 1.3, "ebike": 3.5, "vehicle": 80 / 3.6 * 0.6}[mode]
    assert (metres <= fastest * seconds * 1.01 + 1.0).all()


def test_begins_here_and_ends_there() -> None:
    way = way_between(network(), HERE, THERE, "foot")
    assert way.at(0) == HERE
    assert way.at(way.total_s + 99) == THERE
    assert (np.diff(way.seconds) >= 0).all()


def test_corners_of_a_ring_in_order() -> None:
    way = way_between(Network(square(oneway=True)), at(100, 0), at(0, 0), "vehicle")
    corners = [at(100, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0), at(0, 0)]
    assert way.points == pytest.approx(np.array(corners))


def test_place_behind_a_closure_is_walked_to_from_the_open_part() -> None:
    """Streets 0-1 and 2-3 are closed: what is left hangs together, and the last leg is counted at its full length."""
    cut = Network(square()).without([0, 2])
    core = {tuple(cut.roads.xy[node]) for node in cut.graph("foot").core}
    way = way_between(cut, at(0, 0), at(100, 0), "foot")
    assert {tuple(np.round(to_local(*point), 3)) for point in way.points[1:-1]} <= {tuple(np.round(c, 3)) for c in core}
    assert way.total_s >= 100 / 1.3


def test_same_place_takes_a_moment() -> None:
    way = way_between(Network(square()), at(0, 0), at(0, 0), "foot")
    assert 0 <= way.total_s < 0.01
    assert way.at(0) == pytest.approx(at(0, 0), abs=1e-6)


@pytest.mark.parametrize(
    ("seconds", "place"),
    [(-5, (116.0, 39.0)), (0, (116.0, 39.0)), (5, (116.05, 39.0)), (10, (116.1, 39.0)), (20, (116.1, 39.1)),
     (30, (116.1, 39.2)), (99, (116.1, 39.2))],
)  # fmt: skip
def test_place_by_time(seconds: float, place: tuple[float, float]) -> None:
    assert STRAIGHT.at(seconds) == pytest.approx(place)


@given(st.floats(0, 30), st.floats(0, 30))
def test_later_is_never_farther_from_the_end(early: float, more: float) -> None:
    def left(seconds: float) -> float:
        lon, lat = STRAIGHT.at(seconds)
        return (116.1 - lon) + (39.2 - lat)

    assert left(early + more) <= left(early) + 2e-6
