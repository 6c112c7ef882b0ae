"""The tree has learnt a place or a name: lines that waited for it are placed, and what hangs on them is done again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

import polars as pl

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel.context import current
from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.models import Issue, LedgerFile, LedgerRow
from jiayuan.ledgers.rules.rowkey import canonical
from jiayuan.ledgers.sealing import pack, seal_rows
from jiayuan.ledgers.stages.facts import apply_rows
from jiayuan.ledgers.stages.locating import Locator
from jiayuan.ledgers.stages.outcomes import live_links
from jiayuan.ledgers.stages.rematching import rematch
from jiayuan.ledgers.stages.rows import Row, read_rows
from jiayuan.ledgers.stages.unplaced import CODES, source, waiting
from jiayuan.places import api as places
from jiayuan.registry import api as registry

WRITE = "UPDATE ledgers_ledger_row r SET std = s.std, row_hash = s.row_hash FROM {staged} s WHERE r.id = s.id"
TYPES = {"id": "bigint", "std": "bytea", "row_hash": "bytea"}
# The worst of what is still wrong in a row is its state.
STATES = """
UPDATE ledgers_ledger_row r SET state = coalesce((
  SELECT CASE WHEN bool_or(i.severity = 'error') THEN 'error' ELSE 'warn' END FROM ledgers_issue i
  WHERE i.file_id = r.file_id AND i.sheet = r.sheet AND i.row = r.row HAVING count(*) > 0), 'ok')
FROM {staged} s WHERE r.id = s.id
"""
# While a stage runs the file is its own; cancelled and undone ones have nothing left to place.
RESTING = (LedgerFile.State.PREVIEWED, LedgerFile.State.MERGED)


def relocate(files: Iterable[UUID]) -> dict[str, int]:
    """Reads addresses of waiting lines anew: merged ones then state where people live, unplaced ones match again."""
    counts = Counter[str]()
    for file in LedgerFile.objects.filter(pk__in=list(files), state__in=RESTING).order_by("merge_no", "created_at"):
        counts += _one(file)
    if counts["placed"]:
        counts["linked"] = rematch(current().scope)["linked"]
    audit.record("ledgers.relocate", n=counts["rows"], detail=dict(counts))
    return dict(counts)


def _one(file: LedgerFile) -> Counter[str]:
    rows = read_rows(_waiting(file))
    locator, named, placed = Locator(PlacePath(file.place_path)), Counter[places.Unknown](), []
    for row in rows:
        if _again(row, locator, named):
            placed.append(row)
    places.propose(source(file), named)
    if placed:
        _write(file, placed)
        links = live_links([row.record for row in placed]) if file.state == LedgerFile.State.MERGED else {}
        if linked := [row for row in placed if row.record in links and row.whole.written_by == file.pk]:
            apply_rows(file, linked, links)
    return Counter({"rows": len(rows), "placed": len(placed)})


def _waiting(file: LedgerFile) -> list[LedgerRow]:
    lines = set(Issue.objects.filter(file=file, code__in=CODES).values_list("sheet", "row"))
    rows = LedgerRow.objects.filter(file=file, std__isnull=False, row__in={row for _sheet, row in lines})
    return [row for row in rows.order_by("sheet", "row").defer("raw") if (row.sheet, row.row) in lines]


def _again(row: Row, locator: Locator, named: Counter[places.Unknown]) -> bool:
    """Whether an address of the row leads deeper now; what is still missing is counted."""
    changed, near = False, locator.near(row.cells)
    for attr, cell in list(waiting(row.cells)):
        found = locator.address(cell.note, near)
        if found != cell:
            row.cells[attr], changed = found, True
        if found.code in CODES and (told := places.unknown_of(locator.parser.parse(cell.note, near), near)):
            named[told] += 1
    return changed


def _write(file: LedgerFile, rows: Sequence[Row]) -> None:
    texts = [canonical(row.cells) for row in rows]
    hashes = identity.blind_many("ledgers_ledger_row.row_hash", texts)
    sealed = seal_rows("std", file.pk, [(row.stored.sheet, row.stored.row, pack(row.cells)) for row in rows])
    frame = pl.DataFrame(
        {"id": [row.stored.pk for row in rows], "std": sealed, "row_hash": [hashes[text] for text in texts]},
        schema={"id": pl.Int64, "std": pl.Binary, "row_hash": pl.Binary},
    )
    for row in rows:
        _told_again(file, row)
    with registry.copied(frame, TYPES) as staged:
        registry.run(registry.fill(WRITE, staged=staged))
        registry.run(registry.fill(STATES, staged=staged))


def _told_again(file: LedgerFile, row: Row) -> None:
    """The findings of a row's addresses as they are now."""
    still = dict(waiting(row.cells))
    issues = Issue.objects.filter(file=file, sheet=row.stored.sheet, row=row.stored.row, code__in=CODES)
    for issue in issues:
        cell = still.get(issue.attr)
        if cell is None:
            issue.delete()
        elif cell.code != issue.code:
            Issue.objects.filter(pk=issue.pk).update(code=cell.code, severity=cell.state)
