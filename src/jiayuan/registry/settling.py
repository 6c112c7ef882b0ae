"""After facts came or went: entities live or retire, golden records follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
from django.db import connection

from jiayuan.registry.codes import one_bearer_per_code
from jiayuan.registry.projection import project
from jiayuan.registry.recording_sql import (
    RETIRE,
    REVIVE,
    ROOTS,
)
from jiayuan.registry.rulings_sql import HOLD_OLD, HOLD_WON
from jiayuan.registry.staging import at_hand, fill, run

TOUCHED = {"entity": pl.String}


def roots_of(entities: set[str]) -> list[str]:
    asked = pl.DataFrame({"entity": sorted(entities)}, schema=TOUCHED)
    with at_hand(asked, {"entity": "uuid"}) as touched, connection.cursor() as cursor:
        cursor.execute(fill(ROOTS, touched=touched))
        return [str(row[0]) for row in cursor.fetchall()]


def bring_up_to_date(roots: Sequence[str], held: Mapping[str, object] | None = None, *, lost: bool = True) -> None:
    """Chooses the golden values of these roots anew; without `lost` facts only came and nobody can have none left.

    With the words of a batch in `held` (batch, by, as_of, now), what it says against a value that weighs the same does
    not win but is held back for people to decide.
    """
    with at_hand(pl.DataFrame({"entity": list(roots)}, schema=TOUCHED), {"entity": "uuid"}) as touched:
        # First alive again, then golden, then retired: a golden row needs a living entity.
        run(fill(REVIVE, touched=touched))
        if held:
            run(fill(HOLD_OLD, touched=touched), held)
        with one_bearer_per_code():
            project(touched, lost=lost)
        if held:
            run(fill(HOLD_WON, touched=touched), held)
        if lost:
            run(fill(RETIRE, touched=touched))
