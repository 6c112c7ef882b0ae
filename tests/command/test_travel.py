"""Travel times as command uses them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from jiayuan.command.travel import first_to_arrive, snap, times_between
from jiayuan.places.api import Network, network
from tests.places.ring import at, square

SPOTS = [(116.3745, 39.9125), (116.3855, 39.9030), (116.380, 39.908)]


def test_table_of_sources_and_targets() -> None:
    table = times_between(network(), SPOTS[:2], SPOTS, "foot")
    assert table.shape == (2, 3)
    assert (table > 0).all()


def test_on_foot_there_is_as_far_as_back() -> None:
    table = times_between(network(), SPOTS, SPOTS, "foot")
    assert table == pytest.approx(table.T)


def test_nobody_and_nowhere() -> None:
    assert times_between(network(), [], SPOTS, "foot").shape == (0, 3)
    assert times_between(network(), SPOTS, [], "foot").shape == (3, 0)


def test_quickest_of_several() -> None:
    at = snap(network(), SPOTS[:2], "ebike")
    best = first_to_arrive(network(), at.nodes, "ebike", np.zeros(2))
    target = snap(network(), SPOTS[2:], "ebike")
    single = network().travel_times(target.nodes, "ebike")[0][at.nodes].min()
    assert best[target.nodes[0]] == pytest.approx(single, abs=7.6)


def test_no_source_reaches_nothing() -> None:
    assert np.isinf(first_to_arrive(network(), np.empty(0, np.int64), "foot", np.empty(0))).all()


def test_snapped_to_the_connected_part() -> None:
    at = snap(network(), SPOTS, "vehicle")
    assert set(at.nodes.tolist()) <= set(network().graph("vehicle").core.tolist())


def test_table_by_hand_on_a_ring() -> None:
    """Two corners to two corners, 13 m of access (1.3 × 13 m at 1.3 m/s) at both ends."""
    ring = Network(square())
    table = times_between(ring, [at(0, -13), at(100, 113)], [at(0, -13), at(100, -13)], "foot")
    side = 100 / 1.3
    assert table == pytest.approx(np.array([[0, side], [2 * side, side]]) + 26.0)


def test_one_way_table_is_from_source_to_target() -> None:
    ring = Network(square(oneway=True))
    step = 100 / ring.graph("vehicle").profile.speed_on("residential")
    there, back = times_between(ring, [at(0, 0), at(100, 0)], [at(100, 0), at(0, 0)], "vehicle").diagonal()
    assert (there, back) == (pytest.approx(step), pytest.approx(3 * step))


def test_targets_at_the_same_corner_share_a_search_but_not_their_access() -> None:
    ring = Network(square())
    near, far = times_between(ring, [at(100, 0)], [at(0, 0), at(0, -13)], "foot")[0]
    assert far - near == pytest.approx(13.0)


@pytest.mark.parametrize("mode", ["foot", "ebike", "vehicle"])
def test_table_equals_single_searches(mode: str) -> None:
    table = times_between(network(), SPOTS, SPOTS, mode)
    for (i, start), (j, end) in product(enumerate(SPOTS), enumerate(SPOTS)):
        assert times_between(network(), [start], [end], mode)[0, 0] == pytest.approx(table[i, j])


def test_detour_is_never_shorter() -> None:
    """Walking from A to C is never longer than by B, less the legs from the street to B and back."""
    at_b = snap(network(), SPOTS[1:2], "foot").access[0]
    direct = times_between(network(), SPOTS, SPOTS, "foot")
    assert direct[0, 2] <= direct[0, 1] + direct[1, 2] - 2 * at_b + 1e-6


def test_first_of_two_is_never_later_than_either() -> None:
    at_both = snap(network(), SPOTS[:2], "foot")
    best = first_to_arrive(network(), at_both.nodes, "foot", np.zeros(2))
    for node in at_both.nodes:
        alone = first_to_arrive(network(), np.array([node]), "foot", np.zeros(1))
        assert (best <= alone + 1e-9).all()


def test_access_leg_is_counted_within_half_a_band() -> None:
    ring = Network(square())
    for access in (0.0, 14.9, 15.0, 100.0):
        found = first_to_arrive(ring, np.array([0]), "foot", np.array([access]))
        exact = access + ring.travel_times([0], "foot")[0]
        assert np.abs(found - exact).max() <= 7.5


def test_forward_not_backward_on_one_way_streets() -> None:
    ring = Network(square(oneway=True))
    found = first_to_arrive(ring, np.array([0]), "vehicle", np.zeros(1))
    assert found[1] < found[3]


def test_cut_off_corner_is_never_reached() -> None:
    cut = Network(square()).without([1, 2])
    found = first_to_arrive(cut, np.array([0]), "foot", np.zeros(1))
    assert np.isinf(found).tolist() == [False, False, True, False]
