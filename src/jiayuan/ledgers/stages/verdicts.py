"""Verdicts in columns become decisions, as `rules.match.decide` words them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import polars as pl

from jiayuan.ledgers.linking.levels import ATTRS
from jiayuan.ledgers.rules.decision import Decision, Scored
from jiayuan.ledgers.rules.match import SHOWN


def _nearest(told: pl.DataFrame, verdicts: pl.DataFrame) -> pl.DataFrame:
    """The best pairs of every row, the chosen one first."""
    chosen = told.join(verdicts.select("n", whom="b"), on="n", how="left", maintain_order="left")
    first = (pl.col("b") == pl.col("whom")).fill_null(False)
    ordered = chosen.with_columns(first=first).sort("n", "first", "bits", "b", descending=[False, True, True, False])
    return ordered.filter(pl.int_range(pl.len()).over("n") < SHOWN)


def _scored(told: pl.DataFrame, people: Mapping[int, UUID]) -> dict[int, list[Scored]]:
    found: dict[int, list[Scored]] = {}
    # Patterns are few: rows that look alike share one mapping.
    patterns: dict[tuple[str, ...], Mapping[str, str]] = {}
    for n, b, bits, *levels in told.select("n", "b", "bits", *ATTRS).iter_rows():
        pattern = tuple(levels)
        if pattern not in patterns:
            patterns[pattern] = dict(zip(ATTRS, pattern, strict=True))
        found.setdefault(n, []).append(Scored(people[b], patterns[pattern], bits))
    return found


def _worded(verdict: Mapping[str, Any], candidates: Sequence[Scored], *, placeable: bool) -> Decision:
    kind, rule = verdict["decision"], verdict["rule"]
    if kind == "new" and not placeable:
        kind, rule = "unplaced", "too_little"
    # The chosen one stands first.
    chosen = candidates[0] if verdict["b"] is not None else None
    person, bits = (chosen.person, chosen.bits) if chosen else (None, verdict["top"])
    return Decision(kind, rule, person, bits, verdict["margin"], tuple(candidates), hold_id=rule == "relative_id")


def worded(placeable: pl.Series, people: pl.Series, told: pl.DataFrame, verdicts: pl.DataFrame) -> list[Decision]:
    """A decision per row, in order; `people` are the ids of the base by number."""
    best = _nearest(told, verdicts)
    numbers = best["b"].unique()
    ids = dict(zip(numbers, map(UUID, people.gather(numbers)), strict=True))
    near = _scored(best, ids)
    said = {verdict["n"]: verdict for verdict in verdicts.iter_rows(named=True)}
    result = []
    for n, enough in enumerate(placeable):
        if n in said:
            result.append(_worded(said[n], near[n], placeable=enough))
        else:
            result.append(Decision("new" if enough else "unplaced", "no_candidate"))
    return result
