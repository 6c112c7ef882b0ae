"""Households as a set run reads them: who lives together, and who speaks for them.

The base names a household only where a source has. One that the scope does not show whole is nobody's to judge: its
people stay people without a household, and no sum is made of a part.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import polars as pl
import pyarrow as pa

from jiayuan.benefits.engine.setrun import SetResult
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api as registry

# 本人 and 户主 of GB/T 4761 come first, as in the registry.
HEADS = ("01", "02")


@dataclass(frozen=True, slots=True)
class Homes:
    """`people` with the household of each, `homes` by their key, `members` (household, person) the speaker first."""

    people: pa.Table
    homes: pa.Table
    members: pl.DataFrame

    def spoken_for(self, result: SetResult, holders: Collection[str]) -> SetResult:
        """A result of households as one of people: of each its speaker, or who holds or is offered it already."""
        # Another head of the same home must not be offered it a second time.
        first = self.members.sort(pl.col("person").is_in(list(holders)), descending=True, maintain_order=True)
        speakers = first.unique("household", keep="first", maintain_order=True)
        rows = pl.DataFrame(pl.from_arrow(result.rows)).rename({"person": "household"})
        told = rows.join(speakers, on="household", how="inner").select("person", *rows.columns[1:])
        return replace(result, rows=told.to_arrow(compat_level=pl.CompatLevel.oldest()))


def _whole(rows: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The households seen whole: every row of them is there, and every living member among the people."""
    here = (pl.col("alive") == 0) | pl.col("person").is_in(people["person"].to_list())
    seen = rows.group_by("household").agg(
        pl.len().alias("rows"), pl.col("size").first(), here.all().alias("here"), pl.col("alive").sum().alias("living")
    )
    return seen.filter(pl.col("here") & (pl.col("rows") == pl.col("size")) & (pl.col("living") > 0))


def homes_of(people: pa.Table, purpose: Purpose, scope: Scope) -> Homes:
    """The households of the people of a run; one read of the registry."""
    frame = pl.DataFrame(pl.from_arrow(people))
    rows = pl.DataFrame(pl.from_arrow(registry.household_table(purpose, scope)))
    whole = _whole(rows, frame)
    living = rows.filter(pl.col("alive") == 1).join(whole, on="household", how="semi")
    order = [~pl.col("relation").is_in(HEADS), pl.col("relation"), pl.col("person")]
    members = living.sort(order).select("household", "person")
    # Joined from the left in order: a run's people keep theirs.
    joined = frame.join(members, on="person", how="left", maintain_order="left")
    oldest = pl.CompatLevel.oldest()
    homes = members.select("household").unique(maintain_order=True)
    return Homes(joined.to_arrow(compat_level=oldest), homes.to_arrow(compat_level=oldest), members)
