"""Travel times on the street network."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import dijkstra

from jiayuan.places.network import LINE_FACTOR, Network, network
from jiayuan.places.profiles import VEHICLE
from tests.places.ring import at, square

PROFILE = st.sampled_from(["foot", "ebike", "vehicle"])
SOME_NODES = st.integers(0, 9_000)


def test_times_follow_the_streets() -> None:
    times = Network(square()).travel_times([0], "foot")[0]
    assert times == pytest.approx([0, 100 / 1.3, 200 / 1.3, 100 / 1.3])


def test_times_are_those_towards_the_node() -> None:
    times = Network(square(oneway=True)).travel_times([0], "vehicle")[0]
    step = 100 / VEHICLE.speed_on("residential")
    assert times == pytest.approx([0, 3 * step, 2 * step, step])


def test_on_foot_one_way_means_nothing() -> None:
    assert Network(square(oneway=True)).travel_times([0], "foot")[0][1] == pytest.approx(100 / 1.3)


def test_beyond_the_limit_is_infinity() -> None:
    times = Network(square()).travel_times([0], "foot", limit=80)[0]
    assert np.isinf(times).tolist() == [False, False, True, False]


def test_one_row_for_each_node_asked() -> None:
    assert Network(square()).travel_times([0, 2, 3], "foot").shape == (3, 4)


def test_a_closure_is_an_overlay() -> None:
    base = Network(square())
    closed = base.without([0])
    assert closed.travel_times([0], "foot")[0][1] == pytest.approx(300 / 1.3)
    assert base.travel_times([0], "foot")[0][1] == pytest.approx(100 / 1.3)


def test_a_closure_closes_the_way_back_too() -> None:
    assert Network(square()).without([0]).closed == {0, 4}


def test_closures_add_up() -> None:
    assert len(Network(square()).without([0]).without([1]).closed) == 4


def test_edges_near_a_point() -> None:
    middle = at(50, 0)
    assert Network(square()).edges_near(*middle, 10) == [0, 4]


def test_edges_between_marked_nodes() -> None:
    assert Network(square()).edges_in(np.array([True, True, False, False])) == [0, 4]


def test_eta_adds_both_access_legs() -> None:
    net = Network(square())
    here, there = at(0, -13), at(100, -13)
    units = net.snap([here[0]], [here[1]], "foot")
    assert net.eta(units, *there, "foot")[0] == pytest.approx((100 + 2 * 1.3 * 13) / 1.3, rel=1e-6)


def test_without_a_path_the_line_counts() -> None:
    net = Network(square(highway="footway"))
    cut = net.without([1, 3])
    units = net.snap([net.roads.lon[2]], [net.roads.lat[2]], "foot")
    eta = cut.eta(units, net.roads.lon[0], net.roads.lat[0], "foot")
    assert eta[0] == pytest.approx(LINE_FACTOR * np.hypot(100, 100) / 1.3, rel=1e-3)


def test_with_a_limit_far_units_stay_infinite() -> None:
    net = Network(square())
    units = net.snap(net.roads.lon, net.roads.lat, "foot")
    assert np.isinf(net.eta(units, net.roads.lon[0], net.roads.lat[0], "foot", limit=10)).tolist()[1:] == [True] * 3


def test_the_shipped_network_is_read_once() -> None:
    assert network() is network()


def test_most_of_the_shipped_network_is_reachable() -> None:
    assert len(network().graph("foot").core) > 9_900
    assert len(network().graph("vehicle").core) > 9_000


@settings(deadline=None)
@given(PROFILE, SOME_NODES)
def test_the_core_reaches_itself(profile: str, which: int) -> None:
    graph = network().graph(profile)
    node = graph.core[which % len(graph.core)]
    assert np.isfinite(network().travel_times([int(node)], profile)[0][graph.core]).all()


@settings(deadline=None)
@given(PROFILE, SOME_NODES, SOME_NODES)
def test_one_run_gives_what_single_runs_give(profile: str, start: int, end: int) -> None:
    net = network()
    forward = dijkstra(net.graph(profile).reverse.T, indices=start)[end]
    assert net.travel_times([end], profile)[0][start] == pytest.approx(forward)


@settings(deadline=None)
@given(SOME_NODES, SOME_NODES, SOME_NODES)
def test_no_detour_is_shorter(a: int, b: int, c: int) -> None:
    times = network().travel_times([a, b], "foot")
    assert times[0][c] <= times[0][b] + times[1][c] + 1e-6
