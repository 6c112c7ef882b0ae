"""Giving blocks to regions: compact, about equal in area, and each in one piece."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from shapely.geometry import Polygon

from jiayuan.places.roads import Floats

Owners = NDArray[np.int64]
NOBODY = -1
ROUNDS = 80
SLIT_M = 30.0


def by_sketch(faces: list[Polygon], sketch: list[Polygon]) -> Owners:
    """The sketched region that holds most of each block; NOBODY if most of it lies outside all of them."""
    shapes = np.array(faces)
    # The sketch has slits along its bounds: widen the regions, and close the slits where inside and outside part.
    wide = shapely.buffer(np.array(sketch), SLIT_M)
    closed = shapely.union_all(wide).buffer(-SLIT_M)
    shared = np.array([shapely.area(shapely.intersection(shapes, region)) for region in wide])
    inside = shapely.area(shapely.intersection(shapes, closed)) * 2 > shapely.area(shapes)
    return np.where(inside, shared.argmax(axis=0), NOBODY)


def balanced(centres: Floats, areas: Floats, seeds: Floats, anchored: NDArray[np.bool_]) -> Owners:
    """A power diagram over the blocks: weights even out the areas, centres follow them (anchored ones by half)."""
    weights, at = np.zeros(len(seeds)), seeds.copy()
    target = areas.sum() / len(seeds)
    owner = np.zeros(len(centres), dtype=np.int64)
    for _round in range(ROUNDS):
        owner = np.argmin(((centres[:, None] - at[None]) ** 2).sum(axis=2) - weights[None], axis=1)
        filled = np.bincount(owner, areas, len(seeds))
        # Too small a region grows: its weight widens its cell.
        weights += 0.15 * (target - filled)
        for axis in (0, 1):
            mean = np.bincount(owner, areas * centres[:, axis], len(seeds)) / np.maximum(filled, 1)
            # Anchored regions follow by half: the road they are named after keeps them near.
            moved = np.where(anchored, (seeds[:, axis] + mean) / 2, mean)
            at[:, axis] = np.where(filled > 0, moved, at[:, axis])
    return _all_own_something(owner, centres, at)


def _all_own_something(owner: Owners, centres: Floats, at: Floats) -> Owners:
    for region in set(range(len(at))) - set(owner.tolist()):
        rich = np.flatnonzero(np.bincount(owner, minlength=len(at))[owner] > 1)
        owner[rich[np.argmin(np.hypot(*(centres[rich] - at[region]).T))]] = region
    return owner


def borders(faces: list[Polygon]) -> csr_array:
    """Metres of border that each two blocks share."""
    left, right = shapely.STRtree(faces).query(faces, predicate="intersects")
    left, right = left[left < right], right[left < right]
    shapes = np.array(faces)
    shared = shapely.length(shapely.intersection(shapes[left], shapes[right]))
    matrix = csr_array((shared, (left, right)), shape=(len(faces), len(faces)))
    matrix.eliminate_zeros()
    both: csr_array = matrix + matrix.T
    return both


def in_one_piece(owner: Owners, border: csr_array, areas: Floats) -> Owners:
    """Gives every splinter of a region to the neighbour it shares most border with, until each is one piece."""
    # A splinter may land on another splinter, so go on until nothing moves.
    for _round in range(len(owner)):
        splinters = _splinters(owner, border, areas)
        changed = [_give(piece, owner, border) for piece in splinters]
        if not any(changed):
            break
    return owner


def _splinters(owner: Owners, border: csr_array, areas: Floats) -> list[Owners]:
    left, right = border.nonzero()
    same = owner[left] == owner[right]
    inner = csr_array((np.ones(same.sum()), (left[same], right[same])), shape=border.shape)
    _count, piece = connected_components(inner, directed=False)
    size = np.bincount(piece, areas)
    largest = {region: max(set(piece[owner == region]), key=lambda one: size[one]) for region in set(owner.tolist())}
    apart = [one for one in range(len(size)) if one not in set(largest.values())]
    return [np.flatnonzero(piece == one) for one in apart]


def _give(piece: Owners, owner: Owners, border: csr_array) -> bool:
    touched = np.asarray(border[piece].sum(axis=0)).ravel()
    touched[piece] = 0
    region = owner[piece[0]]
    gain = {int(other): touched[owner == other].sum() for other in set(owner[touched > 0].tolist()) - {region}}
    if not gain:
        return False
    owner[piece] = max(gain, key=lambda other: (gain[other], -other))
    return True
