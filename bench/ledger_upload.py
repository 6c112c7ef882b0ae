"""A large workbook from upload to merged with its error workbook; the same again; undone; and back to its cells.

Prints `{name, machine, data, runs, figures}`. Works on a throw-away copy of the migrated database, as the server does;
people and workbook are made in a process of their own. `peak_mb` is what our processes, the reading child included, and
the private memory of the database process that serves us hold together at the worst moment, pages shared with the child
counted once; `cpu_seconds` and `database_cpu_seconds` are what both work, which a busy machine changes less than
`seconds`.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import polars as pl
import psycopg
from django.db import connection, transaction
from psycopg.sql import SQL

import bench.suite  # noqa: F401 - gets Django ready before models are imported
from bench import intakedata
from bench.footprint import Footprint
from bench.report import Figure, figure, quick, report, tell
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.intake import reader
from jiayuan.places.loading import insert_places
from jiayuan.registry import api as registry
from tests import database
from tests.ledgers import books
from tests.people import People, as_service, make_people
from tests.tree import HOME, as_role, load_test_tree

try:
    from openpyxl import load_workbook
except ImportError:
    # The peer is no part of the product; without it the figure stands alone.
    load_workbook = None

FULL, QUICK, SEED, SAMPLE = 200_000, 2_000, 7, 500
GOLDEN = "SELECT entity_id, golden_hash FROM registry_person"
CELLS = """
SELECT f.record_ref, f.col FROM registry_fact f
WHERE f.sys_to IS NULL AND f.golden AND f.record_ref IS NOT NULL AND f.col IS NOT NULL ORDER BY f.id
"""


@dataclass(frozen=True)
class Desk:
    """The office whose ledger it is, and its people."""

    office: int
    people: People

    def upload(self, content: bytes) -> api.FileRef:
        with self.people.worker.acting(LEDGER_UPKEEP):
            return api.receive(self.office, "elderly", "老年人.xlsx", content, as_of=books.AS_OF)

    def command(self, ref: api.FileRef, name: str) -> api.FileRef:
        with self.people.officer.acting(LEDGER_UPKEEP):
            return api.command(ref.id, name, data={"right_file": True}, reason="bench")

    def merged(self, content: bytes) -> api.FileRef:
        """From upload to merged; the street officer approves."""
        ref = self.upload(content)
        if ref.state == "merged":
            return ref
        api.run_to(ref.id, "previewed", HOME)
        self.command(ref, "approve")
        return api.run_to(ref.id, "merged", HOME)

    def workbook(self, ref: api.FileRef) -> bytes:
        with self.people.worker.acting(LEDGER_UPKEEP):
            return api.error_workbook(ref.id)


def prepare(rows: int) -> tuple[Desk, bytes, bytes]:
    """Fills the database; the office, its workbook, and the same rows saved again as another file."""
    street = intakedata.street(rows, SEED)
    with transaction.atomic():
        load_test_tree()
        people = make_people()
        with as_role("jy_staff"):
            insert_places(pl.DataFrame(list(intakedata.places()), infer_schema_length=None), None)
        with as_service():
            api.load_templates()
            office = books.load_office()
            registry.bulk_load(street.people, origin="person-base", as_of=books.AS_OF)
    with psycopg.connect(database.admin_url(), dbname=_name(), autocommit=True) as admin:
        admin.execute("VACUUM ANALYZE")
    connection.close()
    first, again = (intakedata.workbook(street.lines, title) for title in ("登记表", "登记表（另存）"))
    return Desk(office, people), first, again


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done


def asked(query: str) -> list[tuple[Any, ...]]:
    with as_service(), connection.cursor() as cursor:
        cursor.execute(SQL(query))
        return cursor.fetchall()


def backend() -> int:
    """The process of the database that serves us."""
    return int(asked("SELECT pg_backend_pid()")[0][0])


def by_openpyxl(content: bytes) -> float | None:
    """Seconds to read the cells of a workbook the usual way; None without that library."""
    if load_workbook is None:
        return None
    book = load_workbook(io.BytesIO(content), read_only=True)
    seconds, _ = timed(lambda: sum(len(row) for page in book for row in page.iter_rows(values_only=True)))
    return seconds


def golden() -> dict[object, bytes]:
    return {person: bytes(text) for person, text in asked(GOLDEN)}


def differences(before: dict[object, bytes]) -> int:
    """People whose golden bytes are not what they were, come or gone people included."""
    now = golden()
    return sum(now.get(person) != before.get(person) for person in now.keys() | before.keys())


def lineage(desk: Desk, cells: Sequence[tuple[int, int]]) -> float:
    """The share of golden values that lead to a filled cell of the file."""
    found = 0
    for record, col in cells:
        with desk.people.officer.acting(LEDGER_UPKEEP):
            try:
                found += bool(api.cell(record, col).raw)
            except NotFound:
                continue
    return found / len(cells)


def figures(rows: int, *, small: bool) -> list[Figure]:
    with get_context("fork").Pool(1) as pool:
        desk, content, again = pool.apply(prepare, [rows])
    before = golden()
    read, _ = timed(lambda: reader.read(content, "x.xlsx"))
    peer = by_openpyxl(content)
    with Footprint(backend()) as foot:
        merge, ref = timed(lambda: desk.merged(content))
        paint, _ = timed(lambda: desk.workbook(ref))
    after, cells = golden(), asked(CELLS)
    share = lineage(desk, cells[:: max(len(cells) // SAMPLE, 1)])
    same, _ = timed(lambda: desk.merged(content))
    saved, second = timed(lambda: desk.merged(again))
    changes = differences(after) + int(second.counts["facts"])
    later, _ = timed(lambda: desk.command(second, "undo"))
    back, _ = timed(lambda: desk.command(ref, "undo"))
    goals = (None,) * 8 if small else (30, 4, 1024, 10, 10, 30, 30, 15)
    return [
        figure("rows", rows), figure("seconds", merge + paint, "s", goals[0]),
        figure("read_seconds", read, "s", goals[1], peer=peer, ratio=peer and round(peer / read, 1)),
        figure("peak_mb", foot.peak_mb, "MB", goals[2]), figure("database_peak_mb", foot.database_mb, "MB"),
        figure("cpu_seconds", foot.cpu, "s"), figure("database_cpu_seconds", foot.database_cpu, "s"),
        figure("reupload_seconds", saved, "s", goals[3]), figure("reupload_same_bytes_seconds", same, "s", goals[4]),
        figure("reupload_changes", changes, "", 0), figure("undo_seconds", back, "s", goals[5]),
        figure("undo_later_seconds", later, "s", goals[6]), figure("undo_differences", differences(before), "", 0),
        figure("workbook_seconds", paint, "s", goals[7]), figure("lineage_share", share, "", 1.0, at_least=True),
    ]  # fmt: skip


def run(*, small: bool = False) -> dict[str, Any]:
    rows = QUICK if small else FULL
    try:
        found = figures(rows, small=small)
    finally:
        connection.close()
        database.drop(_name().removeprefix("run_"))
    data = {
        "rows": rows,
        "columns": len(intakedata.HEADERS),
        "base_people": rows,
        "seed": SEED,
        "cells_sampled": SAMPLE,
    }
    return report("ledger_upload", data, 1, found)


if __name__ == "__main__":
    tell(run(small=quick()))
