"""One typed row against 1.1 M people (quick: 1 %): time of a decision, and whether bulk decides the same.

Prints `{name, machine, data, runs, figures}`. A match is standardising, look-ups, opening of numbers, rules and the
audit record, in a transaction of its own as the worker's login under row security. Works on a throw-away copy of the
migrated database; the rows are dirty lines of five ledgers, those of nobody included.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any, Protocol

import polars as pl
import psycopg
from django.db import connection

import bench.suite  # noqa: F401 - gets Django ready before models are imported
from bench.linkdata import FIELDS, SEED, district_of, ledgers
from bench.report import Figure, figure, quick, report, tell
from jiayuan.config.demo import ground
from jiayuan.config.demo.hats import DISTRICT, as_seed
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.registry import api as registry
from tests import database

Cells = Mapping[str, str]


class Part(Protocol):
    """Some figures over the filled base."""

    def __call__(self, rows: pl.DataFrame, *, small: bool) -> list[Figure]: ...


RUNS, TIMED, WARM, COMPARED, CLIENTS = 3, 2_000, 200, 100_000, 16
# Rows compared in one transaction: a pause between them is no part of a match.
BATCH = 1_000
# The base holds 94 % of the residents; people of another seed, known to their community, make it 1.1 M.
MORE, MORE_SEED = "6.5", SEED + 1
PLAIN = ("entity", "name", "sex", "birth", "id_number", "phone")
WHOLE = Scope(DISTRICT)
ATTRS = {"address": "residence.actual"}


def fill(*, small: bool) -> pl.DataFrame:
    """Loads places, people and weights; returns the dirty rows."""
    district = district_of("1" if small else "district")
    ground.load_places(district)
    ground.load_people(district)
    with as_seed():
        api.load_templates()
        if not small:
            others = district_of(MORE, MORE_SEED).base.select(
                PLAIN, community=pl.col("residence.actual").str.slice(0, 15)
            )
            registry.bulk_load(others, origin=ground.ORIGIN, as_of=district.as_of)
    return pl.concat(ledgers(district), how="diagonal")


def cells_of(rows: pl.DataFrame, count: int) -> list[Cells]:
    """Some of the rows as they would be typed: attribute → text."""
    chosen = rows.sample(min(count, rows.height), seed=SEED).select(FIELDS).fill_null("")
    return [{ATTRS.get(name, name): text for name, text in row.items() if text} for row in chosen.iter_rows(named=True)]


def timed(rows: Sequence[Cells]) -> list[float]:
    """Milliseconds of every match, sorted."""
    took = []
    for cells in rows:
        with acting_as_service("bench", place=DISTRICT, purpose=LEDGER_UPKEEP):
            began = time.perf_counter()
            api.match_one(LEDGER_UPKEEP, WHOLE, cells)
            took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def told(match: api.Match) -> tuple[object, ...]:
    one = match.decision
    return (one.kind, one.rule, one.person, one.bits, one.margin)


def differences(rows: Sequence[Cells]) -> tuple[int, float]:
    """How many rows bulk and live decide differently, bits and margin included, and the seconds bulk took."""
    with acting_as_service("bench", place=DISTRICT, purpose=LEDGER_UPKEEP):
        registry.be_patient()
        began = time.perf_counter()
        together = api.match_many(WHOLE, rows)
        seconds = time.perf_counter() - began
    found = 0
    for start in range(0, len(rows), BATCH):
        with acting_as_service("bench", place=DISTRICT, purpose=LEDGER_UPKEEP):
            alone = [api.match_one(LEDGER_UPKEEP, WHOLE, cells) for cells in rows[start : start + BATCH]]
        found += sum(told(a) != told(b) for a, b in zip(alone, together[start : start + BATCH], strict=True))
    return found, seconds


def people() -> int:
    with acting_as_service("bench", place=DISTRICT, purpose=LEDGER_UPKEEP):
        return registry.base_for_matching(WHOLE, LEDGER_UPKEEP).num_rows


def crowd(rows: Sequence[Cells]) -> list[float]:
    """The same with sixteen clients at once, each on a connection of its own."""

    def one(part: Sequence[Cells]) -> list[float]:
        try:
            return timed(part)
        finally:
            connection.close()

    with ThreadPoolExecutor(CLIENTS) as pool:
        return sorted(chain.from_iterable(pool.map(one, (rows[n::CLIENTS] for n in range(CLIENTS)))))


def _at(runs: Sequence[Sequence[float]], share: float) -> float:
    return round(statistics.median(run[int(share * len(run))] for run in runs), 2)


def speed(rows: pl.DataFrame, *, small: bool) -> list[Figure]:
    """Percentiles are medians of the runs; goals hold for the full district only."""
    runs, count = (1, 200) if small else (RUNS, TIMED)
    timed(cells_of(rows, WARM))
    took = [timed(cells_of(rows, count)) for _ in range(runs)]
    goal = (lambda value: None) if small else (lambda value: value)
    return [
        figure("p50_ms", _at(took, 0.50), "ms"),
        figure("p95_ms", _at(took, 0.95), "ms", goal(5)),
        figure("p99_ms", _at(took, 0.99), "ms", goal(15)),
        # No goal: sixteen clients of one process on two cores wait for each other.
        figure("p95_16_clients_ms", _at([crowd(cells_of(rows, count))], 0.95), "ms"),
        figure("people", people(), "people", goal(1_100_000), at_least=True),
    ]


def parity(rows: pl.DataFrame, *, small: bool) -> list[Figure]:
    """How many decisions differ between bulk and live."""
    different, seconds = differences(cells_of(rows, 1_000 if small else COMPARED))
    return [figure("bulk_live_differences", different, "rows", 0), figure("bulk_seconds", round(seconds, 1), "s")]


def run(name: str, parts: Sequence[Part], *, small: bool) -> dict[str, Any]:
    """Fills a database copy, measures these parts under the name, and removes the copy again."""
    copy = str(connection.settings_dict["NAME"])
    try:
        rows = fill(small=small)
        with psycopg.connect(database.admin_url(), dbname=copy, autocommit=True) as admin:
            admin.execute("VACUUM ANALYZE")
        found = [one for part in parts for one in part(rows, small=small)]
    finally:
        connection.close()
        database.drop(copy.removeprefix("run_"))
    return report(name, {"rows": rows.height, "seed": SEED}, 1 if small else RUNS, found)


def main() -> None:
    tell(run("live_match", (speed, parity), small=quick()))


if __name__ == "__main__":
    main()
