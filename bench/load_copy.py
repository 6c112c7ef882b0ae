"""Rows of eleven columns to an unindexed staging table by COPY, beside the same rows by Django's bulk_create.

Prints `{name, machine, data, runs, figures}`. Works on a throw-away copy of the migrated database.
"""

from __future__ import annotations

import statistics
import time
from typing import Any
from uuid import UUID

import polars as pl
from django.db import connection

import bench.suite  # noqa: F401 - gets Django ready before models are imported
from bench.report import figure, quick, report, tell
from jiayuan.kernel import clock
from jiayuan.ledgers.models import LedgerFile, Template
from jiayuan.registry.staging import copied
from tests import database
from tests.people import as_service

FULL, QUICK, PEER, RUNS = 1_000_000, 20_000, 5_000, 5
TYPES = {f"c{n}": "text" for n in range(8)} | {"n": "bigint", "small": "smallint", "ok": "boolean"}


def rows(count: int) -> pl.DataFrame:
    texts = {f"c{n}": pl.format("值{}-{}", pl.lit(n), pl.int_range(count)) for n in range(8)}
    numbers = {"n": pl.int_range(count), "small": (pl.int_range(count) % 100).cast(pl.Int16)}
    return pl.select(**texts, **numbers, ok=pl.int_range(count) % 2 == 0)


def by_copy(frame: pl.DataFrame) -> float:
    """Rows per second."""
    began = time.perf_counter()
    with as_service(), copied(frame, TYPES):
        return frame.height / (time.perf_counter() - began)


def by_orm(count: int) -> float:
    """Rows per second of the usual way: objects and INSERT … VALUES, into a table of as many columns."""
    with as_service():
        template = Template.objects.create(
            code="bench", version=1, title="", family="community", purpose="ledger-upkeep", cadence="year", age_min=0,
            age_max=130, row_key=[], columns=[],
        )  # fmt: skip
        began, now = time.perf_counter(), clock.now()
        LedgerFile.objects.bulk_create(
            [
                LedgerFile(
                    sha256=f"{n:064}", filename="x", office=1, template=template, as_of=now.date(), state="received",
                    uploader=UUID(int=n), uploader_account=UUID(int=n), created_at=now, changed_at=now,
                    place_path="110102.",
                )
                for n in range(count)
            ],
            batch_size=2000,
        )  # fmt: skip
        return count / (time.perf_counter() - began)


def run(*, small: bool = False) -> dict[str, Any]:
    name = str(connection.settings_dict["NAME"])
    frame, runs = rows(QUICK if small else FULL), 1 if small else RUNS
    try:
        ours = statistics.median(by_copy(frame) for _ in range(runs))
        peer = by_orm(PEER)
    finally:
        connection.close()
        database.drop(name.removeprefix("run_"))
    goal = None if small else 150_000.0
    line = figure(
        "copy_rows_per_s", round(ours), "1/s", goal, at_least=True, peer=round(peer), ratio=round(ours / peer, 1)
    )
    return report(
        "load_copy", {"copy_rows": frame.height, "copy_columns": frame.width, "peer_rows": PEER}, runs, [line]
    )


if __name__ == "__main__":
    tell(run(small=quick()))
