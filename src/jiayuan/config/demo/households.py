"""Households and who belongs to them: sizes of Xicheng's 2010 census, filled from a table of family shapes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints, dice, pick

SIZES = {1: 23.3, 2: 29.9, 3: 32.3, 4: 8.9, 5: 4.0, 6: 1.6}
# Relation to the head: GB/T 4761-2008.
HEAD, SPOUSE, SON, FATHER, MOTHER = "01", "10", "20", "51", "52"


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of family: its share among households of its size, the head's age range, and the other members."""

    size: int
    share: float
    ages: tuple[int, int]
    others: tuple[str, ...] = ()


SHAPES = (
    Shape(1, 46, (62, 93)),
    Shape(1, 54, (23, 61)),
    Shape(2, 46, (61, 90), (SPOUSE,)),
    Shape(2, 29, (25, 60), (SPOUSE,)),
    Shape(2, 13, (30, 52), (SON,)),
    Shape(2, 12, (38, 64), (MOTHER,)),
    Shape(3, 74, (28, 56), (SPOUSE, SON)),
    Shape(3, 12, (36, 60), (SPOUSE, MOTHER)),
    Shape(3, 14, (60, 80), (SPOUSE, SON)),
    Shape(4, 52, (32, 52), (SPOUSE, SON, MOTHER)),
    Shape(4, 30, (30, 48), (SPOUSE, SON, SON)),
    Shape(4, 18, (36, 58), (SPOUSE, FATHER, MOTHER)),
    Shape(5, 70, (31, 50), (SPOUSE, SON, FATHER, MOTHER)),
    Shape(5, 30, (32, 48), (SPOUSE, SON, SON, MOTHER)),
    Shape(6, 100, (33, 47), (SPOUSE, SON, SON, FATHER, MOTHER)),
)
# Years from the head: middle and half width.
OFFSETS = {HEAD: (0, 0), SPOUSE: (-1, 4), SON: (-28, 5), FATHER: (28, 5), MOTHER: (26, 4)}


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


def _rooms(rng: np.random.Generator, rooms: pl.DataFrame, codes: np.ndarray, community: Ints) -> Ints:
    """A room of its own community for every household, as row numbers of `rooms`; shared only if there are too few."""
    found = np.empty(len(community), np.int64)
    at = rooms["code12"].to_numpy()
    order = np.argsort(at, kind="stable")
    starts, ends = np.searchsorted(at[order], codes, "left"), np.searchsorted(at[order], codes, "right")
    first = np.searchsorted(community, np.arange(len(codes)), "left")
    last = np.searchsorted(community, np.arange(len(codes)), "right")
    for start, end, low, high in zip(starts, ends, first, last, strict=True):
        # Rooms are drawn without repeating; np.resize repeats only where a community is overfull.
        mixed = rng.permutation(order[start:end])
        found[low:high] = np.sort(np.resize(mixed, high - low))
    return found


def _ages(rng: np.random.Generator, shape: Ints, relation: np.ndarray, head_age: Ints) -> Ints:
    middle = np.select([relation == key for key in OFFSETS], [value[0] for value in OFFSETS.values()])
    width = np.select([relation == key for key in OFFSETS], [value[1] for value in OFFSETS.values()])
    ages = head_age + middle + np.round(rng.uniform(-1, 1, len(shape)) * width).astype(np.int64)
    # The shapes end in the eighties: a few live much longer.
    longer = np.where(ages >= 85, rng.exponential(3.2, len(shape)), 0).astype(np.int64)
    return np.clip(ages + longer, 0, 104)


def households(seed: int, targets: pl.DataFrame, rooms: pl.DataFrame) -> pl.DataFrame:
    """One row per person: household (int), relation, age, sex and the room's columns, in the order of the rooms."""
    rng = dice(seed, "households")
    shapes, community = _enough(rng, targets["people"].to_numpy())
    room = _rooms(rng, rooms, targets["code12"].to_numpy(), community)
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
        age=pl.Series(_ages(rng, household, relation, heads[household])),
        **_sexes(rng, household, relation),
    )


def _sexes(rng: np.random.Generator, household: Ints, relation: np.ndarray) -> dict[str, pl.Series]:
    """Sex ("1" man, "2" woman) and the relation with daughters told from sons."""
    # Mostly men head the household book, as in the census.
    head_male = (rng.random(int(household.max()) + 1) < 0.6)[household]
    boy = rng.random(len(household)) < 0.52
    man = np.select(
        [relation == HEAD, relation == SPOUSE, relation == SON, relation == FATHER], [head_male, ~head_male, boy, True]
    ).astype(bool)
    named = np.where((relation == SON) & ~man, "30", relation)
    return {"sex": pl.Series(np.where(man, "1", "2")), "relation": pl.Series(named.astype(str))}
