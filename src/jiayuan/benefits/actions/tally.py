"""Counting while a run goes on: yeses by policy, open answers, and what people could draw and do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from jiayuan.benefits.engine.book import Pair
from jiayuan.benefits.engine.choices import worth_offering
from jiayuan.benefits.engine.result import status_of


@dataclass(slots=True)
class Tally:
    """What a run has counted so far; `could` holds every certain yes: person, policy, amount, drawing."""

    yes: dict[str, int] = field(default_factory=dict)
    unknown: int = 0
    could: list[pl.DataFrame] = field(default_factory=list)

    def add(self, policy: str, kept: pl.DataFrame, counts: Mapping[int, int]) -> None:
        self.yes[policy] = sum(number for code, number in counts.items() if status_of(code) == "yes")
        self.unknown += sum(number for code, number in counts.items() if status_of(code) == "unknown")
        certain = kept.filter(pl.col("code") > 0).with_columns(pl.lit(policy).alias("policy"))
        self.could.append(certain.select("person", "policy", "amount", "drawing"))

    def missed(self, pairs: Sequence[Pair]) -> int:
        """Benefits that people could draw and do not; of an exclusive pair one counts, beside a drawn one none."""
        amounts: dict[str, dict[str, int]] = defaultdict(dict)
        drawn: dict[str, set[str]] = defaultdict(set)
        for frame in self.could:
            for person, policy, amount, drawing in frame.iter_rows():
                if drawing:
                    drawn[person].add(policy)
                else:
                    amounts[person][policy] = amount
        return sum(
            len(worth_offering(could, frozenset(drawn.get(person, ())), pairs)) for person, could in amounts.items()
        )
