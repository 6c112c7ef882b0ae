"""Points and names for the demo district."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.areas import seed_shape
from jiayuan.places.divisions import read_divisions
from jiayuan.places.geo import M_PER_LAT, M_PER_LON
from jiayuan.places.kinds import Kind
from jiayuan.places.network import network
from jiayuan.places.sampling import edges_inside, sample_points, street_names

COMMUNITIES = [one.path for one in read_divisions() if one.kind is Kind.COMMUNITY]
FIRST = PlacePath("110102.001.")
COMMUNITY = st.sampled_from(COMMUNITIES)


@settings(deadline=None)
@given(COMMUNITY, st.integers(1, 40), st.integers(0, 1000))
def test_points_lie_inside(path: PlacePath, n: int, seed: int) -> None:
    points = sample_points(path, n, np.random.default_rng(seed))
    metres = points * (M_PER_LON, M_PER_LAT)
    near = seed_shape(path).buffer(1.0)
    assert points.shape == (n, 2)
    assert shapely.contains_xy(near, metres[:, 0], metres[:, 1]).all()


def test_the_same_seed_gives_the_same_points() -> None:
    one, two = (sample_points(FIRST, 50, np.random.default_rng(7)) for _ in range(2))
    assert (one == two).all()


def test_another_seed_gives_others() -> None:
    one, two = (sample_points(FIRST, 50, np.random.default_rng(seed)) for seed in (7, 8))
    assert (one != two).any()


def test_points_lie_beside_streets() -> None:
    metres = sample_points(FIRST, 200, np.random.default_rng(1)) * (M_PER_LON, M_PER_LAT)
    roads = network().roads
    ends = np.stack([roads.xy[roads.u], roads.xy[roads.v]], axis=1)
    tree = shapely.STRtree(shapely.linestrings(ends))
    _pair, distance = tree.query_nearest(shapely.points(metres), return_distance=True)
    assert distance.max() < 60


def test_streets_of_a_community_by_name() -> None:
    assert "府右街" in street_names(PlacePath("110102.001.004."))


def test_street_names_are_chinese_and_each_once() -> None:
    names = street_names(FIRST)
    assert len(set(names)) == len(names) > 20
    assert not any(name.isascii() for name in names)


def test_edges_of_the_communities_make_those_of_the_street() -> None:
    parts = [set(edges_inside(path).tolist()) for path in COMMUNITIES if FIRST.contains(path)]
    assert len(set.union(*parts) ^ set(edges_inside(FIRST).tolist())) < 5


def test_an_unknown_place_has_no_points() -> None:
    with pytest.raises(NotFound):
        sample_points(PlacePath("110199."), 1, np.random.default_rng(1))
