"""Everybody of some tables against a book: one row a unit and policy, and the figures over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.engines import ENGINES
from jiayuan.benefits.engine.result import status_of
from jiayuan.benefits.engine.setrun import SetResult


@dataclass(frozen=True, slots=True)
class BulkLine:
    """One policy over everybody: how many by code, and the certain amounts together in fen."""

    policy: str
    period: str
    counts: Mapping[int, int]
    total_fen: int

    def as_dict(self) -> dict[str, object]:
        by_status: dict[str, int] = {"yes": 0, "no": 0, "unknown": 0}
        for code, people in self.counts.items():
            by_status[status_of(code)] += people
        codes = {str(code): people for code, people in sorted(self.counts.items())}
        return {
            "policy": self.policy, "period": self.period, "units": sum(self.counts.values()), **by_status,
            "codes": codes, "total_fen": self.total_fen,
        }  # fmt: skip


def _rows(found: SetResult) -> pl.DataFrame:
    """What is not a plain no, with the names of missing facts."""
    frame = pl.DataFrame(pl.from_arrow(found.rows))
    names = {bits: list(found.plan.missing_names(bits)) for bits in frame["missing"].unique()}
    # With nothing to replace, as where nobody is kept, the column would stay one of numbers.
    status = {code: status_of(code) for code in (1, *frame["code"].unique())}
    return frame.select(
        pl.lit(found.policy).alias("policy"),
        pl.col("person").alias("unit"),
        pl.col("code").replace_strict(status, return_dtype=pl.String).alias("status"),
        "code",
        pl.col("amount").alias("amount_fen"),
        pl.col("low").alias("lo_fen"),
        pl.col("high").alias("hi_fen"),
        pl.Series("missing", [names[bits] for bits in frame["missing"]], dtype=pl.List(pl.String)),
    )


def in_bulk(
    tables: Mapping[str, pa.Table], book: RuleBook, as_of: date, ask: Sequence[str] = (), engine: str = "duckdb"
) -> tuple[list[BulkLine], pl.DataFrame]:
    """Figures by policy, and the rows that are a yes or open. Claims are asked one by one and are left out."""
    others = {name: table for name, table in tables.items() if name != "people"}
    lines: list[BulkLine] = []
    rows: list[pl.DataFrame] = []
    with ENGINES[engine](tables["people"], book, as_of, others=others) as runner:
        for policy in book.in_force(as_of):
            if policy.entity == "claim" or (ask and policy.id not in ask):
                continue
            # A book of households has nothing to say of people without any.
            if policy.entity == "household" and "homes" not in tables:
                continue
            found = runner.policy(policy)
            kept = _rows(found)
            total = kept.filter(pl.col("code") > 0)["amount_fen"].sum()
            lines.append(BulkLine(policy.id, policy.period, found.counts, int(total)))
            rows.append(kept)
    return lines, pl.concat(rows) if rows else pl.DataFrame()


def write_rows(rows: pl.DataFrame, path: Path) -> None:
    """Parquet for .parquet, else CSV with the missing facts in one cell."""
    if path.suffix.lower() == ".parquet":
        rows.write_parquet(path)
    else:
        rows.with_columns(pl.col("missing").list.join(" ")).write_csv(path)
