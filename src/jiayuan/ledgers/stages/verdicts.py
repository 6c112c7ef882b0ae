"""Verdicts in columns become decisions, as `rules.match.decide` words them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import polars as pl

from jiayuan.ledgers.linking.levels import ATTRS
from jiayuan.ledgers.rules.decision import Decision, Scored
from jiayuan.ledgers.rules.match import SHOWN, placeable
from jiayuan.ledgers.rules.pair import Incoming


def _nearest(told: pl.DataFrame, verdicts: pl.DataFrame) -> pl.DataFrame:
    """The best pairs of every row, the chosen one first."""
    chosen = told.join(verdicts.select("n", whom="b"), on="n", how="left", maintain_order="left")
    first = (pl.col("b") == pl.col("whom")).fill_null(False)
    ordered = chosen.with_columns(first=first).sort("n", "first", "bits", "b", descending=[False, True, True, False])
    return ordered.filter(pl.int_range(pl.len()).over("n") < SHOWN)


def _scored(told: pl.DataFrame, people: pl.Series) -> dict[int, list[Scored]]:
    found: dict[int, list[Scored]] = {}
    columns = told.select("n", "bits", *ATTRS).iter_rows()
    for (n, bits, *levels), person in zip(columns, people.gather(told["b"]), strict=True):
        found.setdefault(n, []).append(Scored(UUID(person), dict(zip(ATTRS, levels, strict=True)), bits))
    return found


def _worded(verdict: Mapping[str, Any], row: Incoming, people: pl.Series, candidates: Sequence[Scored]) -> Decision:
    kind, rule = verdict["decision"], verdict["rule"]
    if kind == "new" and not placeable(row):
        kind, rule = "unplaced", "too_little"
    person = None if verdict["b"] is None else UUID(people[verdict["b"]])
    bits = candidates[0].bits if person else verdict["top"]
    return Decision(kind, rule, person, bits, verdict["margin"], tuple(candidates), hold_id=rule == "relative_id")


def worded(rows: Sequence[Incoming], people: pl.Series, told: pl.DataFrame, verdicts: pl.DataFrame) -> list[Decision]:
    """A decision per row, in order; `people` are the ids of the base by number."""
    near = _scored(_nearest(told, verdicts), people)
    said = {verdict["n"]: verdict for verdict in verdicts.iter_rows(named=True)}
    result = []
    for n, row in enumerate(rows):
        if n in said:
            result.append(_worded(said[n], row, people, near[n]))
        else:
            result.append(Decision("new" if placeable(row) else "unplaced", "no_candidate"))
    return result
