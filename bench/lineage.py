"""The demo street known only by its communities' ledgers: does every golden value lead back to the cell it stood in?

Prints `{name, machine, data, runs, figures}`. Five dirty workbooks per community go from upload to merged into a base
that knows nobody; then every golden value of a person is led to file, sheet, row, column and raw text, in bulk, and a
sample of them once more through the door that pages ask (`cell_differences`). A value nobody typed, the community of
the office that knows a person without address, leads to its row; such values are counted in `derived_values` too.
"""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection
from psycopg.sql import SQL

import bench.suite  # noqa: F401 - gets Django ready before models are imported
from bench.report import Figure, figure, quick, report, tell
from jiayuan.config.demo import ground
from jiayuan.config.demo.district import District
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.ledgers.write import write_ledgers
from jiayuan.config.demo.load import build
from jiayuan.config.demo.scale import Scale
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.sealing import open_rows
from jiayuan.ledgers.stages.active import active_rows
from jiayuan.registry import api as registry
from tests import database
from tests.people import as_service
from tests.tree import DISTRICT

SEED, SAMPLE, STREET = 7, 500, "110102.001."
# The focus street in full: 13 communities; the quick version is one community of a small district.
FULL, QUICK = "demo", "2"
GOLDEN = """
SELECT f.record_ref, f.col, f.attr FROM registry_fact f JOIN registry_person p ON p.entity_id = f.root
WHERE f.golden AND f.sys_to IS NULL ORDER BY f.id
"""
COMMUNITY = registry.attr("community").no
Value = tuple[int | None, int | None, int]


def _merge(office: int, place: PlacePath, code: str, file: Path) -> int:
    """From the workbook to merged; returns how many rows were applied."""
    with as_service():
        ref = api.receive(office, code, file.name, file.read_bytes())
    try:
        api.run_to(ref.id, "previewed", place)
    except Conflict as stopped:
        if "confirm_mapping" not in stopped.allowed:
            raise
        with as_service():
            api.command(ref.id, "confirm_mapping")
        api.run_to(ref.id, "previewed", place)
    # A base that knows nobody changes a great deal: that takes a second person.
    with acting_as_service("steward", place=DISTRICT, purpose=LEDGER_UPKEEP):
        api.command(ref.id, "approve", data={"right_file": True})
    return int(api.run_to(ref.id, "merged", place).counts["merged"])


def load(district: District, communities: list[PlacePath]) -> int:
    """Merges the five workbooks of every community; returns the rows that found or made somebody."""
    rows = 0
    with TemporaryDirectory() as folder:
        for place in communities:
            home = Path(folder) / place.value
            write_ledgers(district, SEED, home, [place.code12()])
            with as_service():
                (office, *_) = registry.organisations("committee", place)
            for ledger in LEDGERS:
                (file,) = home.glob(f"*-{ledger.title}.xlsx")
                rows += _merge(office.no, place, ledger.code, file)
    return rows


def golden() -> list[Value]:
    with connection.cursor() as cursor:
        cursor.execute(SQL(GOLDEN))
        return cursor.fetchall()


def raw_rows(records: list[int]) -> dict[int, list[str]]:
    """record → the cells of its line as they were typed."""
    by_file: dict[Any, list[tuple[int, Any]]] = defaultdict(list)
    for record, row in active_rows(records).items():
        by_file[row.file_id].append((record, row))
    found: dict[int, list[str]] = {}
    for file, rows in by_file.items():
        raw = open_rows("raw", file, [(row.sheet, row.row, bytes(row.raw)) for _, row in rows])
        found |= {record: cells for (record, _), cells in zip(rows, raw, strict=True)}
    return found


def led(values: list[Value], typed: dict[int, list[str]]) -> tuple[int, int]:
    """How many values lead to a filled cell, or to their row where nobody typed them; and how many of the latter."""
    cells = derived = 0
    for record, col, attr in values:
        row = typed.get(record or 0)
        if row is None:
            continue
        if col is None:
            derived += attr == COMMUNITY
        else:
            cells += col < len(row) and bool(row[col].strip())
    return cells + derived, derived


def cell_differences(values: list[Value], typed: dict[int, list[str]]) -> int:
    """Of a sample, how often the door leads elsewhere than the bulk did."""
    wrong = 0
    for record, col, _ in values[:: max(len(values) // SAMPLE, 1)]:
        found = api.cell(record or 0, col)
        wrong += col is not None and (found.raw != typed[record or 0][col] or not found.filename or not found.row)
    return wrong


def figures(scale: str, *, small: bool) -> tuple[list[Figure], int]:
    district = build(SEED, Scale.parse(scale), clock.today())
    ground.load_places(district)
    ground.load_organisations(district)
    with as_service():
        api.load_templates()
    places = [PlacePath(path) for path in district.communities["path"] if path.startswith(STREET)]
    chosen = places[:1] if small else places
    began = time.perf_counter()
    rows = load(district, chosen)
    loaded = time.perf_counter() - began
    began = time.perf_counter()
    with as_service():
        values = golden()
        typed = raw_rows(sorted({record for record, _, _ in values if record is not None}))
        found, derived = led(values, typed)
        wrong = cell_differences(values, typed)
        different = registry.rebuild()
    return [
        figure("golden_values", len(values)), figure("lineage_share", found / len(values), "", 1.0, at_least=True),
        figure("derived_values", derived), figure("cell_differences", wrong, "", 0),
        figure("rebuild_differences", different, "", 0), figure("rows_applied", rows),
        figure("load_seconds", loaded, "s"), figure("trace_seconds", time.perf_counter() - began, "s"),
    ], len(chosen)  # fmt: skip


def run(*, small: bool = False) -> dict[str, Any]:
    scale = QUICK if small else FULL
    name = str(connection.settings_dict["NAME"])
    try:
        found, communities = figures(scale, small=small)
    finally:
        connection.close()
        database.drop(name.removeprefix("run_"))
    data = {"scale": scale, "communities": communities, "ledgers": len(LEDGERS), "seed": SEED, "sample": SAMPLE}
    return report("lineage", data, 1, found)


if __name__ == "__main__":
    tell(run(small=quick()))
