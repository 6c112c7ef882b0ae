"""Communities near the roads they are named after."""

import numpy as np

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.areas import seed_shape
from jiayuan.places.growth.names import namesake, road_middles, seeds
from jiayuan.places.network import network

ROADS = {
    "府右街": np.array([[0.0, 0.0], [0.0, 10.0], [0.0, 20.0]]),
    "灵境胡同": np.array([[50.0, 50.0]]),
    "大街": np.array([[9.0, 9.0]]),
}
CENTRES = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0], [100.0, 100.0]])


def test_the_road_in_the_name() -> None:
    point = namesake("府右街南社区", ROADS)
    assert point is not None
    assert point.tolist() == [0.0, 10.0]


def test_no_road_in_the_name() -> None:
    assert namesake("钟声社区", ROADS) is None


def test_a_short_road_name_says_nothing() -> None:
    assert namesake("新大街社区", ROADS) is None


def test_fixed_and_free_seeds() -> None:
    at, fixed = seeds(["府右街南社区", "钟声社区", "灵境胡同社区"], ROADS, CENTRES)
    assert fixed == [True, False, True]
    assert at.shape == (3, 2)
    assert at[2].tolist() == [50.0, 50.0]


def test_free_seeds_lie_far_from_the_others() -> None:
    at, _fixed = seeds(["府右街南社区", "钟声社区"], ROADS, CENTRES)
    assert at[1].tolist() == [100.0, 100.0]


def test_two_of_one_road_do_not_sit_on_one_point() -> None:
    at, fixed = seeds(["府右街南社区", "府右街北社区"], ROADS, CENTRES)
    assert fixed == [True, False]
    assert at[0].tolist() != at[1].tolist()


def test_without_roads_all_are_free() -> None:
    at, fixed = seeds(["甲社区", "乙社区"], {}, CENTRES)
    assert (len(at), fixed) == (2, [False, False])


def test_named_roads_inside_an_area() -> None:
    found = road_middles(network().roads, seed_shape(PlacePath("110102.001.")))
    assert {"府右街", "灵境胡同"} <= set(found)
    assert "北三环中路" not in found
