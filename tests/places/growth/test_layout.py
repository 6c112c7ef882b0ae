"""Where communities and grids begin: seeds apart from each other, blocks that fill their area, shares that add up."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon

from jiayuan.places.growth.blocks import farthest, lattice, split, spread, voronoi_parts
from jiayuan.places.growth.names import namesake, seeds
from jiayuan.places.growth.shares import ANCHOR_STREET, grids_per_street, largest_remainder
from jiayuan.places.growth.writing import write
from jiayuan.places.roads import Floats

BENT = Polygon([(0, 0), (300, 0), (300, 100), (200, 100), (200, 200), (300, 200), (300, 300), (0, 300)])
GRID: Floats = np.array([[x, y] for x in range(0, 500, 100) for y in range(0, 500, 100)], float)
NAMES = ("府右街南社区", "府右街北社区", "灵境胡同社区", "钟声社区", "义达里社区")
ROADS = {"府右街": np.array([[10.0, 10.0], [10.0, 20.0]]), "灵境胡同": np.array([[400.0, 390.0]])}


@settings(max_examples=30)
@given(st.floats(2_000, 90_000))
def test_a_block_is_cut_without_loss_or_overlap(largest: float) -> None:
    parts = list(split(BENT, largest))
    assert sum(part.area for part in parts) == pytest.approx(BENT.area)
    assert shapely.union_all(parts).area == pytest.approx(BENT.area)
    assert len(parts) >= BENT.area / largest or len(parts) == 1


@given(st.integers(1, len(GRID)))
def test_farthest_points_are_different_ones(count: int) -> None:
    chosen = farthest(GRID, count)
    assert len(set(chosen)) == len(chosen) == count


@given(st.integers(2, 8))
def test_each_next_point_is_as_far_as_any_left(count: int) -> None:
    chosen = farthest(GRID, count)
    before, last = GRID[chosen[:-1]], GRID[chosen[-1]]
    apart = np.min(np.hypot(*(GRID[:, None] - before[None]).transpose(2, 0, 1)), axis=1)
    assert np.min(np.hypot(*(before - last).T)) == pytest.approx(apart.max())


@given(st.floats(5, 120))
def test_a_lattice_has_about_its_density(step: float) -> None:
    points = lattice(BENT, step)
    assert all(BENT.contains(shapely.Point(point)) for point in points[:20])
    # Along the rim a cell's middle may fall on either side.
    assert abs(len(points) * step**2 - BENT.area) <= BENT.length * step


@settings(max_examples=12)
@given(st.integers(1, 9))
def test_centres_are_as_many_as_asked_and_their_parts_about_equal(count: int) -> None:
    parts = voronoi_parts(BENT, spread(BENT, count))
    assert len(parts) == count
    assert max(part.area for part in parts) < 4 * min(part.area for part in parts)


@given(st.permutations(NAMES), st.integers(1, 5))
def test_every_community_begins_somewhere_else(names: list[str], count: int) -> None:
    at, fixed = seeds(names[:count], ROADS, GRID)
    assert len({tuple(point) for point in at.tolist()}) == len(fixed) == count
    for name, point, is_fixed in zip(names, at, fixed, strict=False):
        own = namesake(name, ROADS)
        assert not is_fixed or (own is not None and own.tolist() == point.tolist())


@given(st.permutations(["长安街", "西长安街", "府右街"]))
def test_the_longest_road_in_a_name_is_meant_in_whatever_order(order: list[str]) -> None:
    roads = {name: np.array([[float(len(name)), 0.0]]) for name in order}
    point = namesake("西长安街社区", roads)
    assert point is not None
    assert point.tolist() == [4.0, 0.0]


@given(st.lists(st.integers(1, 50), min_size=1, max_size=20), st.integers(0, 200))
def test_a_larger_area_never_gets_fewer(sizes: list[int], more: int) -> None:
    shares = largest_remainder(len(sizes) + more, [float(size) for size in sizes])
    assert sum(shares) == len(sizes) + more
    by_size = sorted(zip(sizes, shares, strict=True))
    # Equal parts may differ by the one that was left over, and a floor of one each by the ones given back for it.
    assert all(share <= other + 1 for (_, share), (_, other) in pairwise(by_size))


@given(st.floats(1e5, 1e7), st.floats(0.1, 10))
def test_twice_the_area_has_twice_the_grids(area: float, times: float) -> None:
    found = grids_per_street({ANCHOR_STREET: area, "110102003": area * times})
    assert abs(found["110102003"] - found[ANCHOR_STREET] * times) <= 0.5001


def test_nothing_grown_is_four_empty_files(tmp_path: Path) -> None:
    assert set(write([], tmp_path).values()) == {0}
    assert len(list(tmp_path.iterdir())) == 4
