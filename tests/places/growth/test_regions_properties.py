"""Whatever the map of blocks: every region one piece, no block lost, nobody left with nothing."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from shapely.geometry import Polygon

from jiayuan.places.growth.regions import NOBODY, Owners, balanced, borders, by_sketch, in_one_piece
from jiayuan.places.growth.writing import Area, feature
from jiayuan.places.roads import Floats

SIDE = 5
CELLS: list[Polygon] = [shapely.box(x, y, x + 100, y + 100) for x in range(0, 500, 100) for y in range(0, 500, 100)]
CENTRES: Floats = shapely.get_coordinates(shapely.centroid(np.array(CELLS)))
AREAS: Floats = shapely.area(np.array(CELLS))
BORDER = borders(CELLS)
OWNERS = st.lists(st.integers(0, 3), min_size=SIDE**2, max_size=SIDE**2).map(lambda found: np.array(found))
POINTS = st.tuples(st.floats(0, 500), st.floats(0, 500))


def pieces(owner: Owners) -> list[int]:
    """The owner of each connected patch of equal cells: a flood over the grid, without any matrix."""
    left, found = set(range(SIDE**2)), []
    while left:
        patch, edge = owner[min(left)], [min(left)]
        left -= set(edge)
        found.append(int(patch))
        while edge:
            x, y = divmod(edge.pop(), SIDE)
            beside = [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
            near = {i * SIDE + j for i, j in beside if 0 <= i < SIDE and 0 <= j < SIDE}
            fresh = {cell for cell in near & left if owner[cell] == patch}
            left -= fresh
            edge += sorted(fresh)
    return found


@settings(max_examples=30)
@given(OWNERS)
def test_every_region_ends_as_one_piece(owner: Owners) -> None:
    done = pieces(in_one_piece(owner.copy(), BORDER, AREAS))
    assert len(done) == len(set(done))


@settings(max_examples=30)
@given(OWNERS)
def test_no_region_vanishes_and_once_is_enough(owner: Owners) -> None:
    done = in_one_piece(owner.copy(), BORDER, AREAS)
    assert set(done.tolist()) == set(owner.tolist())
    assert in_one_piece(done.copy(), BORDER, AREAS).tolist() == done.tolist()


def test_an_island_nobody_touches_stays_with_its_region() -> None:
    cells = [*CELLS, shapely.box(2000, 2000, 2100, 2100)]
    owner = np.zeros(len(cells), dtype=np.int64)
    assert in_one_piece(owner.copy(), borders(cells), shapely.area(np.array(cells))).tolist() == owner.tolist()


def test_a_splinter_goes_where_its_border_is_longest() -> None:
    owner = np.zeros(SIDE**2, dtype=np.int64)
    owner[10:], owner[11], owner[12:15] = 1, 0, 2
    # Cell 11 of region 0 lies apart from it: three sides of region 1, one of region 2.
    owner[5:10] = 1
    assert in_one_piece(owner, BORDER, AREAS)[11] == 1


@settings(max_examples=30)
@given(st.lists(POINTS, min_size=1, max_size=6), st.data())
def test_every_block_has_an_owner_and_every_owner_a_block(
    points: list[tuple[float, float]], data: st.DataObject
) -> None:
    anchored = np.array(data.draw(st.lists(st.booleans(), min_size=len(points), max_size=len(points))))
    owner = balanced(CENTRES, AREAS, np.array(points), anchored)
    assert len(owner) == len(CELLS)
    assert set(owner.tolist()) == set(range(len(points)))


def test_seeds_are_left_as_they_were() -> None:
    seeds = np.array([[10.0, 10.0], [20.0, 20.0]])
    balanced(CENTRES, AREAS, seeds, np.zeros(2, dtype=bool))
    assert seeds.tolist() == [[10.0, 10.0], [20.0, 20.0]]


def test_as_many_regions_as_blocks_have_one_each() -> None:
    owner = balanced(CENTRES, AREAS, CENTRES.copy(), np.ones(len(CELLS), dtype=bool))
    assert sorted(owner.tolist()) == list(range(len(CELLS)))


@settings(max_examples=25)
@given(st.sets(st.integers(0, SIDE**2 - 1), min_size=2))
def test_borders_are_those_of_the_grid_and_the_same_from_both_sides(chosen: set[int]) -> None:
    order = sorted(chosen)
    found: csr_array = borders([CELLS[cell] for cell in order])
    dense = found.toarray()
    assert (dense == dense.T).all()
    for row, one in enumerate(order):
        for column, other in enumerate(order):
            apart = abs(one // SIDE - other // SIDE) + abs(one % SIDE - other % SIDE)
            assert dense[row, column] == pytest.approx(100 if apart == 1 else 0)


@settings(max_examples=30)
@given(st.floats(101, 499))
def test_a_block_goes_to_the_side_that_holds_most_of_it(cut: float) -> None:
    sketch = [shapely.box(-100, -100, cut, 600), shapely.box(cut, -100, 600, 600)]
    owner = by_sketch(CELLS, sketch)
    for cell, (x, _y) in enumerate(CENTRES):
        if abs(x - cut) > 1:
            assert owner[cell] == int(x > cut)


def test_a_block_mostly_outside_is_nobodys() -> None:
    assert set(by_sketch(CELLS, [shapely.box(-500, 0, 40, 500)]).tolist()) == {NOBODY}
    assert by_sketch(CELLS, [shapely.box(-500, 0, 60, 500)]).tolist().count(0) == SIDE


@pytest.mark.parametrize("kind", ["district", "street", "community", "grid"])
def test_a_feature_says_whose_outline_it_is(kind: str) -> None:
    shape = shapely.box(9_937_000, 4_412_000, 9_937_100, 4_412_050)
    told = feature(Area("110102001004", "府右街南社区", kind, shape))
    assert told["properties"] == {"code": "110102001004", "name": "府右街南社区", "kind": kind, "area_m2": 5000}
    ring = told["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    assert all(round(degree, 6) == degree for corner in ring for degree in corner)
