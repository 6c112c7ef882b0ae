"""First loads of the base from a register of its own, set-based."""

from __future__ import annotations

from datetime import date

import polars as pl
import pyarrow as pa
from django.db import transaction

from jiayuan.audit import api as audit
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.pinyin import name_key
from jiayuan.registry.attributes import BY_CODE, Attr
from jiayuan.registry.recording import store_new
from jiayuan.registry.shapes import Stored
from jiayuan.registry.staging import in_bulk

_ENTITY = pl.col("entity").cast(pl.String)


def _column(people: pl.DataFrame, attr: Attr) -> pl.DataFrame:
    """One attribute of everybody as fact rows; null is unknown and left out, "" is known absent."""
    text = pl.col(attr.code).cast(pl.String)
    key = pl.lit("")
    if attr.code == "name":
        key = text.map_elements(name_key, return_dtype=pl.String)
    if attr.code == "household" and "relation" in people.columns:
        key = pl.col("relation").fill_null("")
    filled = pl.when(text != "").then(text)
    is_place = attr.kind == "place"
    return people.filter(pl.col(attr.code).is_not_null()).select(
        _ENTITY.alias("entity"),
        pl.lit(attr.no, pl.Int16).alias("attr"),
        (pl.lit(None, pl.String) if is_place else filled).alias("value"),
        key.alias("key"),
        (filled if is_place else pl.lit(None, pl.String)).alias("place"),
        (text == "").alias("absent"),
    )


def load(frame: pl.DataFrame, kind: str, origin: str, as_of: date, rank: int) -> Stored:
    known = [BY_CODE[name] for name in frame.columns if name in BY_CODE]
    # A misspelt column would otherwise be lost without a word.
    strange = sorted(set(frame.columns) - {attr.code for attr in known} - {"entity", "relation"})
    if strange:
        raise Invalid(f"unknown columns: {', '.join(strange)}", code="attribute")
    # No record and no column: a register's own rows do not come from a ledger's cell.
    facts = pl.concat([_column(frame, attr) for attr in known]).with_columns(
        pl.lit(rank, pl.Int16).alias("rank"),
        pl.lit(0, pl.Int16).alias("confidence"),
        pl.lit(None, pl.Int64).alias("record_ref"),
        pl.lit(None, pl.Int16).alias("col"),
    )
    new = dict.fromkeys(frame.select(_ENTITY).to_series().to_list(), kind)
    if "household" in frame.columns:
        new |= dict.fromkeys(frame.get_column("household").drop_nulls().unique(maintain_order=True), "household")
    with transaction.atomic():
        in_bulk()
        done = store_new(facts, kind, origin=origin, as_of=as_of, new=new)
    audit.record("registry.load", n=done.made, detail={"facts": done.facts})
    return done


def bulk_load(people: pa.Table | pl.DataFrame, *, origin: str, as_of: date, rank: int = 40) -> Stored:
    """Loads new people (nobody may be in the base yet), in one transaction.

    Columns: `entity` (uuid text) and any attribute codes of `attributes.ATTRS`; values are text, int, bool or date.
    Places (`residence.actual`, `residence.registered`, `community`) are place paths; `household` is a uuid text, with
    `relation` (GB/T 4761) beside it. null = unknown, "" = known absent. All places must lie in the acting scope.
    """
    frame = people if isinstance(people, pl.DataFrame) else pl.DataFrame(pl.from_arrow(people))
    return load(frame, "person", origin, as_of, rank)
