"""Golden records made anew from nothing but facts, and held against what is stored, byte by byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl
from django.db import transaction
from psycopg.sql import SQL

from jiayuan.audit import api as audit
from jiayuan.registry.projection import project
from jiayuan.registry.reading import fetched
from jiayuan.registry.rebuilding_sql import EVERYBODY, FORGET, ROWS, UNSETTLE
from jiayuan.registry.staging import at_hand, fill, in_bulk, run

SCHEMA = {"key": pl.String, "bytes": pl.String}


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Per table: how many rows follow from the facts, and how many stored ones are missing, too many or different."""

    rows: Mapping[str, int]
    different: Mapping[str, int]

    @property
    def differences(self) -> int:
        return sum(self.different.values())


def _rows() -> dict[str, pl.DataFrame]:
    return {table: fetched(SQL(text), SCHEMA) for table, text in ROWS.items()}


def _differ(stored: pl.DataFrame, made: pl.DataFrame) -> int:
    """How many keys say something else on one side than on the other."""
    both = [one.join(other, on=["key", "bytes"], how="anti") for one, other in ((stored, made), (made, stored))]
    return pl.concat(both).get_column("key").n_unique()


def rebuild_report(check: bool = True) -> Rebuilt:
    """Makes every golden row in scope anew from its facts and compares it with the stored one.

    With `check` nothing is kept: what was made is rolled back. Without it the made rows stay.
    """
    with transaction.atomic():
        in_bulk()
        before = _rows()
        everybody = fetched(SQL(EVERYBODY), {"entity": pl.String})
        with at_hand(everybody, {"entity": "uuid"}) as touched:
            for text in FORGET:
                run(text)
            run(fill(UNSETTLE, touched=touched))
            project(touched)
        after = _rows()
        if check:
            transaction.set_rollback(True)
    told = Rebuilt(
        {table: rows.height for table, rows in after.items()},
        {table: _differ(before[table], after[table]) for table in ROWS},
    )
    audit.record("registry.rebuild", n=told.differences, detail={"kept": int(not check)})
    return told


def rebuild(check: bool = True) -> int:
    """As `rebuild_report`; the number of rows that differed."""
    return rebuild_report(check).differences
