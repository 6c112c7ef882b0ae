"""Travel times on the street network."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse.csgraph import dijkstra

from jiayuan.places.geo import from_local
from jiayuan.places.network import ACCESS_FACTOR, LINE_FACTOR, Network, build_graph, least, network
from jiayuan.places.profiles import FOOT, VEHICLE
from jiayuan.places.roads import Roads

ORIGIN = np.array([9_937_000.0, 4_412_000.0])
PROFILE = st.sampled_from(["foot", "ebike", "vehicle"])
SOME_NODES = st.integers(0, 9_000)


def at(east: float, north: float) -> tuple[float, float]:
    """Degrees of a point given in metres from the first node."""
    return from_local(ORIGIN[0] + east, ORIGIN[1] + north)


def square(oneway: bool = False, highway: str = "residential") -> Roads:
    """A ring of four nodes, 100 m apart; with `oneway` it may be driven only from 0 to 1 to 2 to 3 to 0."""
    xy = ORIGIN + np.array([[0, 0], [100, 0], [100, 100], [0, 100]], float)
    lon, lat = np.array([from_local(*point) for point in xy]).T
    u, v = np.array([0, 1, 2, 3]), np.array([1, 2, 3, 0])
    if not oneway:
        u, v = np.r_[u, v], np.r_[v, u]
    size = len(u)
    return Roads(lon, lat, xy, u, v, np.full(size, 100.0), [highway] * size, ["路"] * size, np.full(size, oneway))


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


def test_parallel_edges_keep_the_least() -> None:
    matrix = least(np.array([0, 0, 1]), np.array([1, 1, 0]), np.array([9.0, 4.0, 7.0]), 2)
    assert matrix.toarray().tolist() == [[0, 4], [7, 0]]


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


def test_a_point_is_snapped_with_its_access_leg() -> None:
    lon, lat = at(0, -13)
    snap = Network(square()).snap([lon], [lat], "foot")
    assert snap.nodes.tolist() == [0]
    assert snap.access[0] == pytest.approx(ACCESS_FACTOR * 13 / 1.3, rel=1e-6)


def test_nobody_is_snapped_to_a_dead_end_street() -> None:
    roads = square(oneway=True)
    stub = replace(
        roads,
        lon=np.r_[roads.lon, roads.lon[0]],
        lat=np.r_[roads.lat, roads.lat[0] - 0.001],
        xy=np.vstack([roads.xy, roads.xy[0] - (0, 110.574)]),
        u=np.r_[roads.u, 0],
        v=np.r_[roads.v, 4],
        length=np.r_[roads.length, 110.0],
        highway=[*roads.highway, "residential"],
    )
    assert 4 not in build_graph(stub, VEHICLE).core
    assert 4 in build_graph(stub, FOOT).core


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


@given(PROFILE, SOME_NODES)
def test_the_core_reaches_itself(profile: str, which: int) -> None:
    graph = network().graph(profile)
    node = graph.core[which % len(graph.core)]
    assert np.isfinite(network().travel_times([int(node)], profile)[0][graph.core]).all()


@given(PROFILE, SOME_NODES, SOME_NODES)
def test_one_run_gives_what_single_runs_give(profile: str, start: int, end: int) -> None:
    net = network()
    forward = dijkstra(net.graph(profile).reverse.T, indices=start)[end]
    assert net.travel_times([end], profile)[0][start] == pytest.approx(forward)


@given(SOME_NODES, SOME_NODES, SOME_NODES)
def test_no_detour_is_shorter(a: int, b: int, c: int) -> None:
    times = network().travel_times([a, b], "foot")
    assert times[0][c] <= times[0][b] + times[1][c] + 1e-6
