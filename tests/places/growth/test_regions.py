"""Blocks given to regions."""

import numpy as np
import shapely
from shapely.geometry import Polygon

from jiayuan.places.growth.regions import NOBODY, balanced, borders, by_sketch, in_one_piece
from jiayuan.places.roads import Floats

SIDE = 12
CELLS: list[Polygon] = [shapely.box(x, y, x + 100, y + 100) for x in range(0, 1200, 100) for y in range(0, 1200, 100)]
CENTRES: Floats = shapely.get_coordinates(shapely.centroid(np.array(CELLS)))
AREAS: Floats = shapely.area(np.array(CELLS))
FREE = np.zeros(4, dtype=bool)
SEEDS = np.array([[10.0, 10.0], [60.0, 10.0], [110.0, 1000.0], [900.0, 900.0]])


def test_the_sketch_that_holds_most_of_a_block_has_it() -> None:
    sketch = [shapely.box(0, 0, 560, 1200), shapely.box(560, 0, 1000, 1200)]
    owner = by_sketch(CELLS, sketch).reshape(SIDE, SIDE)
    assert owner[:, 0].tolist() == [0] * 6 + [1] * 4 + [NOBODY] * 2


def test_a_slit_in_the_sketch_belongs_to_somebody() -> None:
    sketch = [shapely.box(0, 0, 590, 1200), shapely.box(610, 0, 1200, 1200)]
    assert NOBODY not in by_sketch(CELLS, sketch)


def test_regions_become_about_equal() -> None:
    owner = balanced(CENTRES, AREAS, SEEDS, FREE)
    filled = np.bincount(owner, AREAS)
    assert filled.max() < 1.35 * filled.min()


def test_anchored_regions_stay_near_their_seed() -> None:
    anchored = np.array([False, False, False, True])
    owner = balanced(CENTRES, AREAS, SEEDS, anchored)
    nearest = int(np.argmin(np.hypot(*(CENTRES - SEEDS[3]).T)))
    assert owner[nearest] == 3


def test_every_region_owns_something() -> None:
    seeds = np.repeat(SEEDS[:1], 6, axis=0)
    owner = balanced(CENTRES, AREAS, seeds, np.ones(6, dtype=bool))
    assert set(owner.tolist()) == set(range(6))


def test_neighbours_share_a_side() -> None:
    border = borders(CELLS)
    assert border[0, 1] == 100
    assert border[0, SIDE] == 100
    assert border[0, SIDE + 1] == 0


def test_a_splinter_goes_to_its_neighbour() -> None:
    owner = np.repeat([0, 1], len(CELLS) // 2)
    owner[-1] = 0
    assert in_one_piece(owner, borders(CELLS), AREAS)[-1] == 1


def test_whole_regions_stay_as_they_are() -> None:
    owner = np.repeat([0, 1], len(CELLS) // 2)
    assert in_one_piece(owner.copy(), borders(CELLS), AREAS).tolist() == owner.tolist()
