"""Graphs of the profiles: reversed edges, the part one may snap to, access legs."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.places.graph import ACCESS_FACTOR, build_graph, least
from jiayuan.places.network import Network
from jiayuan.places.profiles import EBIKE, FOOT, PROFILES, VEHICLE, Profile
from tests.places.ring import ORIGIN, at, square

EDGE = st.tuples(st.integers(0, 5), st.integers(0, 5), st.floats(0.5, 900))


def test_parallel_edges_keep_the_least() -> None:
    matrix = least(np.array([0, 0, 1]), np.array([1, 1, 0]), np.array([9.0, 4.0, 7.0]), 2)
    assert matrix.toarray().tolist() == [[0, 4], [7, 0]]


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


def test_a_point_is_snapped_with_its_access_leg() -> None:
    lon, lat = at(0, -13)
    snap = Network(square()).snap([lon], [lat], "foot")
    assert snap.nodes.tolist() == [0]
    assert snap.access[0] == pytest.approx(ACCESS_FACTOR * 13 / 1.3, rel=1e-6)


@given(st.lists(EDGE, min_size=1, max_size=30))
def test_of_many_edges_the_least_is_kept(edges: list[tuple[int, int, float]]) -> None:
    u, v, seconds = (np.array(column) for column in zip(*edges, strict=True))
    matrix = least(u, v, seconds, 6).toarray()
    for start, end, _seconds in edges:
        assert matrix[start, end] == min(one for a, b, one in edges if (a, b) == (start, end))


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_seconds_are_length_by_speed(profile: Profile) -> None:
    graph = build_graph(square(), profile)
    assert graph.reverse.data == pytest.approx(100 / profile.speed_on("residential"))


def test_the_graph_is_turned_round() -> None:
    reverse = build_graph(square(oneway=True), VEHICLE).reverse.toarray() > 0
    assert reverse[1, 0]
    assert not reverse[0, 1]


def test_closed_edges_are_not_in_the_graph() -> None:
    assert build_graph(square(), VEHICLE, closed=[0, 4]).reverse.nnz == 6


def test_an_ebike_finds_no_way_on_steps() -> None:
    assert build_graph(square(highway="steps"), EBIKE).reverse.nnz == 0
    assert build_graph(square(highway="steps"), FOOT).reverse.nnz == 8


def test_many_points_are_snapped_at_once() -> None:
    snap = build_graph(square(), FOOT).snap(ORIGIN + np.array([[-5.0, 0.0], [103.0, 104.0]]))
    assert snap.nodes.tolist() == [0, 2]
    assert snap.access == pytest.approx([5.0, 5.0])


def test_a_point_on_a_node_has_no_access_leg() -> None:
    assert build_graph(square(), VEHICLE).snap(ORIGIN[None]).access[0] == 0
