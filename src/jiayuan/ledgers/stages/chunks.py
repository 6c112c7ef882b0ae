"""Stage check: mapped → checked, 10,000 rows at a time. A worker that is killed goes on with the next chunk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

import polars as pl
from django.db.models import Count

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.models import Issue, LedgerFile, LedgerRow
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.progress import come
from jiayuan.ledgers.sealing import Cells, open_rows, unpack
from jiayuan.ledgers.stages.checking import Tools, find, repeated, store_issues, unique_attrs
from jiayuan.ledgers.stages.known import ask_base
from jiayuan.ledgers.stages.lines import Line, columns_of, lines_of
from jiayuan.ledgers.stages.locating import ADDRESSES, Locator
from jiayuan.ledgers.stages.unplaced import settle
from jiayuan.ledgers.stages.writing import write_lines
from jiayuan.places import api as places
from jiayuan.registry import api as registry

CHUNK = 10_000
# What the findings about the whole file look at.
_COMPARED = frozenset({"name", "phone", "id_number", "community", *ADDRESSES})
WARN = """
UPDATE ledgers_ledger_row r SET state = 'warn' FROM {staged} s
WHERE r.file_id = %(file)s AND r.sheet = s.sheet AND r.row = s.row AND r.state = 'ok'
"""
DUPLICATE = """
UPDATE ledgers_ledger_row r SET outcome = 'duplicate'
FROM (
  SELECT id, row_number() OVER (PARTITION BY record_id ORDER BY sheet, row) AS n FROM ledgers_ledger_row
  WHERE file_id = %(file)s
) d WHERE d.id = r.id AND d.n > 1
"""
# Of the file at work only: addresses and words of lists come again in the next chunk.
_kept: dict[UUID, Tools] = {}


def _tools(file: LedgerFile) -> Tools:
    kept = _kept.get(file.pk)
    # A chunk may have made rooms: then the tree is another one, and so is what it knows of addresses.
    if kept is None or kept.locator.parser is not places.address_parser():
        known = kept.known if kept else defaultdict(dict)
        _kept.clear()
        _kept[file.pk] = kept = Tools(Locator(PlacePath(file.place_path)), known)
    return kept


def check_file(file: LedgerFile) -> None:
    """Checks the next rows of a locked file; the base is untouched. The last ones bring the file on."""
    rows = LedgerRow.objects.filter(file=file)
    done = rows.filter(std__isnull=False).count()
    lines = lines_of(file, CHUNK)
    if not done:
        # A stage that is run again must not tell everything twice.
        Issue.objects.filter(file=file).delete()
        file.counts = {"rows": file.counts["rows"], "outside": 0}
    file.counts["outside"] += find(file, lines, _tools(file))
    settle(file, lines, tell=False)
    store_issues(file, lines)
    write_lines(file, lines)
    file.save(update_fields=["counts"])
    come(file, done + len(lines))
    if not rows.filter(std__isnull=True).exists():
        _finish(file, _checked(file) if done else lines)


def _checked(file: LedgerFile) -> list[Line]:
    """Every row again, with the cells that are compared with those of other rows."""
    wanted = _COMPARED | unique_attrs(file.template)
    columns = {sheet["sheet"]: columns_of(sheet) for sheet in file.mapping}
    return [
        Line(sheet, row, [], columns[sheet], {attr: cell for attr, cell in cells.items() if attr in wanted})
        for sheet, row, cells in _stored(file)
    ]


def _stored(file: LedgerFile) -> Iterator[tuple[int, int, Cells]]:
    rows = LedgerRow.objects.filter(file=file).order_by("sheet", "row").values_list("sheet", "row", "std")
    found = [(sheet, row, bytes(std or b"")) for sheet, row, std in rows]
    # Opened some at a time: only a few of the cells are kept.
    for start in range(0, len(found), CHUNK):
        part = found[start : start + CHUNK]
        for (sheet, row, _), cells in zip(part, open_rows("std", file.pk, part), strict=True):
            yield sheet, row, unpack(cells)


def _finish(file: LedgerFile, lines: Sequence[Line]) -> None:
    """What only the whole file tells: numbers that stand twice, places it names, whom the base knows."""
    for line in lines:
        line.findings = []
    repeated(file, lines)
    settle(file, lines)
    ask_base(file, lines)
    store_issues(file, lines)
    told = [(line.sheet, line.row) for line in lines if line.findings]
    frame = pl.DataFrame(told, schema={"sheet": pl.Int16, "row": pl.Int32}, orient="row")
    with registry.copied(frame, {"sheet": "smallint", "row": "int"}) as staged:
        registry.run(registry.fill(WARN, staged=staged), {"file": file.pk})
    registry.run(DUPLICATE, {"file": file.pk})
    _kept.clear()
    states = dict(LedgerRow.objects.filter(file=file).values_list("state").annotate(n=Count("pk")).order_by())
    outside = file.counts["outside"]
    file.counts = {
        "rows": len(lines),
        **{key: states.get(key, 0) for key in ("ok", "warn", "error")},
        "outside": outside,
    }
    move(file, "check", detail=file.counts)
