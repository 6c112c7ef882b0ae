"""Households and who belongs to them: sizes of Xicheng's 2010 census, filled from a table of family shapes."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints, dice, pick
from jiayuan.config.demo.homes import homes
from jiayuan.config.demo.members import ages_of, sexes_of
from jiayuan.config.demo.shapes import HEAD, SHAPES, SIZES


def _shapes(rng: np.random.Generator, n: int) -> Ints:
    """Which family shape each of n households has."""
    # The census fixes how many households have each size, the shapes only how one looks.
    weights = [SIZES[shape.size] * shape.share / 100 for shape in SHAPES]
    return pick(rng, range(len(SHAPES)), n, weights).astype(np.int64)


def _enough(rng: np.random.Generator, people: Ints) -> tuple[Ints, Ints]:
    """Shapes of households until every community has its people; also the community row of each."""
    sizes = np.array([shape.size for shape in SHAPES])
    community = np.repeat(np.arange(len(people)), people // 2 + 4)
    shapes = _shapes(rng, len(community))
    running = sizes[shapes].cumsum()
    first = np.concatenate([[0], np.cumsum(people // 2 + 4)[:-1]])
    before = running - sizes[shapes] - (running - sizes[shapes])[first][community]
    keep = before < people[community]
    return shapes[keep], community[keep]


def households(seed: int, targets: pl.DataFrame, rooms: pl.DataFrame) -> pl.DataFrame:
    """One row per person: household (int), relation, age, sex and the room's columns, in the order of the rooms."""
    rng = dice(seed, "households")
    shapes, community = _enough(rng, targets["people"].to_numpy())
    room = homes(rng, rooms, targets["code12"].to_numpy(), community)
    low, high = (np.array([shape.ages[end] for shape in SHAPES])[shapes] for end in (0, 1))
    heads = rng.integers(low, high + 1)
    relations = [(HEAD, *SHAPES[shape].others) for shape in range(len(SHAPES))]
    sizes = np.array([len(one) for one in relations])[shapes]
    household = np.repeat(np.arange(len(shapes)), sizes)
    nth = np.arange(len(household)) - np.repeat(np.concatenate([[0], sizes.cumsum()[:-1]]), sizes)
    table = np.array([[*one, *[""] * (6 - len(one))] for one in relations], dtype=object)
    relation = table[shapes[household], nth]
    frame = rooms.select(pl.all().gather(room[household]))
    return frame.with_columns(
        household=pl.Series(household),
        age=pl.Series(ages_of(rng, household, relation, heads[household])),
        **sexes_of(rng, household, relation),
    )
