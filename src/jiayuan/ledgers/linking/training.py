"""Weights learned from the tables themselves: Fellegi and Sunter's model, by expectation and maximisation.

u, how often a level holds by chance, comes from pairs drawn at random; m, how often it holds of one person, from the
candidates by EM on counted level patterns (Winkler 1988), which takes seconds because patterns are few.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log2

import numpy as np
import numpy.typing as npt
import polars as pl

from jiayuan.ledgers.linking.chunks import pair_levels
from jiayuan.ledgers.linking.levels import ATTRS, LEVELS
from jiayuan.ledgers.rules.frequency import NameFrequency
from jiayuan.ledgers.rules.guards import STRANGER
from jiayuan.ledgers.rules.model import Model, evidence

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Weights = Mapping[str, Mapping[str, float]]
RANDOM_PAIRS = 1_000_000
ROUNDS = 25
# Fewer sure pairs than this teach nothing: the shipped weights decide then.
ENOUGH = 100
# Names borne by fewer are not listed: their share is half of this number's.
RARE = 4
# No level is impossible: a weight without bound would make one slip of the pen outweigh everything.
LEAST = 1e-5
SEED = 20_261_101
# Levels so rare that a few hundred thousand pairs hold none of them, and what equal values they come from.
STRONGEST: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "name": ("exact", ("name",)), "id": ("exact", ("id",)), "phone": ("exact", ("phone",)),
    "place": ("room", ("head", "first", "last")),
}  # fmt: skip
DRAWN = 25
# No base is taken to be complete: at least one row in twenty is allowed to be about nobody of it.
OUTSIDE = 0.05


def chance(rows: pl.DataFrame, base: pl.DataFrame) -> dict[str, dict[str, float]]:
    """attribute → level → share among random pairs in which the attribute is known on both sides."""
    rng = np.random.default_rng(SEED)
    drawn = {"n": rng.integers(0, rows.height, RANDOM_PAIRS), "b": rng.integers(0, base.height, RANDOM_PAIRS)}
    pairs = pl.DataFrame(drawn, schema={"n": pl.UInt32, "b": pl.UInt32})
    found = pair_levels(pairs, rows, base)
    return {attr: _shares(attr, found[attr]) | _rare(attr, found[attr], rows, base) for attr in ATTRS}


def _rare(attr: str, drawn: pl.Series, rows: pl.DataFrame, base: pl.DataFrame) -> dict[str, float]:
    """The strongest level's share counted in the tables, where the drawn pairs are too few to tell."""
    level, keys = STRONGEST.get(attr, ("", ()))
    if not level or (drawn == level).sum() >= DRAWN:
        return {}
    # Pairs of one person are counted too: at most one per row, and on the careful side.
    sides = [_counted_values(table, keys) for table in (rows, base)]
    filled = float(sides[0]["len"].sum()) * float(sides[1]["len"].sum())
    met = sides[0].join(sides[1], on=list(keys), how="inner")
    pairs = float((met["len"].cast(pl.Float64) * met["len_right"].cast(pl.Float64)).sum())
    return {level: pairs / filled} if pairs else {}


def _counted_values(table: pl.DataFrame, keys: tuple[str, ...]) -> pl.DataFrame:
    first = pl.col("phones").list.first().fill_null("").alias("phone")
    values = table.select(first if key == "phone" else key for key in keys)
    return values.filter(pl.all_horizontal(pl.col(key) != "" for key in keys)).group_by(keys).len()


def _shares(attr: str, column: pl.Series) -> dict[str, float]:
    counts = dict(column.cast(pl.String).value_counts().iter_rows())
    known = sum(count for level, count in counts.items() if level != "none")
    # Half a pair for every level, so that one drawn by luck weighs little more than one never drawn.
    return {level: (counts.get(level, 0) + 0.5) / known for level in LEVELS[attr] if known}


def counted(levels: pl.DataFrame) -> pl.DataFrame:
    """Every pattern of levels with its number of pairs."""
    return levels.group_by(ATTRS).len("pairs").with_columns(pl.col(attr).cast(pl.String) for attr in ATTRS).sort(ATTRS)


def telling(patterns: pl.DataFrame) -> pl.DataFrame:
    """The same patterns with what only repeats another level left out; the score counts no more than that, either."""
    told = [evidence(row) for row in patterns.select(ATTRS).iter_rows(named=True)]
    return pl.DataFrame(told, schema=dict.fromkeys(ATTRS, pl.String)).with_columns(patterns["pairs"])


def odds(matched: float, rows: int, people: int) -> float:
    """log2 odds, before anything is compared, that a row is about one given person rather than about nobody met.

    Who else of the base it could be is known: they are candidates themselves and stand against each other by margin.
    What is left are the rows that found nobody; the fuller the base, the less they are.
    """
    found = min(max(matched, 0.5) / max(1, rows), 1 - OUTSIDE)
    return float(np.log2(found / (1 - found) / max(1, people)))


def weights(m: Weights, u: Weights) -> dict[str, dict[str, float]]:
    """log2(m/u) per level, in bits."""
    return {
        attr: {
            level: round(float(np.log2(max(m[attr].get(level, LEAST), LEAST) / (u[attr].get(level) or LEAST))), 3)
            for level in sorted({*m[attr], *u[attr]})
        }
        for attr in ATTRS
        if m.get(attr) or u.get(attr)
    }


def _bits(patterns: pl.DataFrame, table: Weights, prior: float) -> Floats:
    total = np.full(patterns.height, prior)
    for attr in ATTRS:
        total += np.array([table.get(attr, {}).get(level, 0.0) for level in patterns[attr]])
    return total


def _seen(patterns: pl.DataFrame, sure: Floats) -> dict[str, dict[str, float]]:
    """attribute → level → number of pairs taken for one person, each counted as far as that is sure."""
    weight, result = patterns["pairs"].to_numpy() * sure, {}
    for attr in ATTRS:
        sums: dict[str, float] = {}
        for level, value in zip(patterns[attr], weight, strict=True):
            if level != "none":
                sums[level] = sums.get(level, 0.0) + float(value)
        result[attr] = sums
    return result


def _matched(seen: Weights) -> dict[str, dict[str, float]]:
    """attribute → level → share among the pairs taken for one person."""
    # Half a pair for every level seen, so that rare ones are unlikely and not impossible.
    known = {attr: sum(sums.values()) + 0.5 * len(sums) for attr, sums in seen.items()}
    return {attr: {level: (n + 0.5) / known[attr] for level, n in sums.items()} for attr, sums in seen.items()}


def _unless_unseen(table: Weights, seen: Weights, start: Weights) -> dict[str, dict[str, float]]:
    """The weights, but the first guess for levels that hardly occur: ledgers without a slip tell nothing about it."""
    return {
        attr: {
            level: bits if seen[attr].get(level, 0.0) >= ENOUGH else start.get(attr, {}).get(level, bits)
            for level, bits in levels.items()
        }
        for attr, levels in table.items()
    }


@dataclass(frozen=True, slots=True)
class Seen:
    """Pairs by their pattern: `patterns` are counted, `which` tells every pair's, `rows` its row."""

    patterns: pl.DataFrame
    which: Ints
    rows: Ints

    def sure(self, table: Weights, prior: float, *, guarded: bool) -> Floats:
        """How sure the pairs of every pattern are one person, on average.

        A row is about one person at most: of housemates who fit alike only one can be right, so the pairs of a row
        share its certainty. In our own ledgers a stranger's name needs the number, too: people are new there every
        day, and left to themselves their housemates would teach that a family name is enough.
        """
        odds_of = 2.0 ** np.clip(_bits(self.patterns, table, prior), -60, 60)
        if guarded:
            kin = self.patterns.select(pl.col("name").is_in(sorted(STRANGER)) & ~pl.col("id").is_in(["exact", "edit"]))
            odds_of = np.where(kin.to_series().to_numpy(), 0.0, odds_of)
        pairs = odds_of[self.which]
        shares = pairs / (1 + np.bincount(self.rows, weights=pairs))[self.rows]
        total = np.bincount(self.which, weights=shares, minlength=self.patterns.height)
        return np.asarray(total / self.patterns["pairs"].to_numpy())


def seen(levels: pl.DataFrame, rows: pl.Series) -> Seen:
    """The pairs of `levels`, a line each, by pattern; `rows` are their rows' numbers."""
    patterns = counted(levels).with_row_index("pattern")
    texts = levels.select(pl.col(attr).cast(pl.String) for attr in ATTRS)
    which = texts.join(patterns, on=ATTRS, how="left", maintain_order="left")["pattern"]
    return Seen(telling(patterns), which.to_numpy().astype(np.int64), rows.to_numpy().astype(np.int64))


def name_shares(base: pl.DataFrame, equal: float) -> NameFrequency:
    """Shares of the base's family and given names; `equal` is the share of random pairs whose names are equal."""
    named = base.filter(pl.col("name") != "")
    total = max(1, named.height)
    family, given = (_table(named[part], total) for part in ("family", "given"))
    rare = RARE / 2 / total
    # What the weight of an equal name holds already is the rareness of names that meet by chance, and those are the
    # common ones: taking the average name instead would take three bits from every equal name.
    return NameFrequency(family, given, rare, rare, round(-log2(equal), 3))


def _table(column: pl.Series, total: int) -> dict[str, float]:
    counts = column.value_counts().filter(pl.col("count") >= RARE).sort("count", descending=True)
    # Seven places are enough to tell names apart and keep the file small.
    return {name: round(count / total, 7) for name, count in counts.iter_rows()}


def learn(
    pairs: pl.DataFrame, levels: pl.DataFrame, rows: pl.DataFrame, base: pl.DataFrame, start: Model,
    *, guarded: bool = True,
) -> Model:  # fmt: skip
    """A model for these two tables; `start` gives the first guess, its thresholds stay.

    `pairs` (n, b) have a line of `levels` each. The prior learned in between is that of a random pair; the one kept is
    that of `odds`.
    """
    found = seen(levels, pairs["n"])
    # Even odds that a row is about somebody of the base; how many really are is among what is learned.
    prior = odds(0.5 * rows.height, rows.height, base.height)
    sure = found.sure(start.weights, prior, guarded=guarded)
    many = found.patterns["pairs"].to_numpy()
    if float(many @ sure) < ENOUGH:
        # A handful of names tells nothing of how rare a name is; the shipped shares are those of our own country.
        names = start.names if guarded else NameFrequency()
        return replace(start, prior_bits=round(prior, 3), names=names)
    u = chance(rows, base)
    names = name_shares(base, u["name"].get("exact", LEAST))
    table: Weights = start.weights
    for _ in range(ROUNDS):
        counts = _seen(found.patterns, sure)
        table = weights(_matched(counts), u)
        if guarded:
            table = _unless_unseen(table, counts, start.weights)
        prior = odds(float(many @ sure), rows.height, base.height)
        sure = found.sure(table, prior, guarded=guarded)
    prior = odds(float(many @ sure), rows.height, base.height)
    return replace(start, prior_bits=round(prior, 3), weights=table, names=names)
