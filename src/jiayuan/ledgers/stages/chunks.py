"""Stage check: mapped → checked, 10,000 rows at a time. A worker that is killed goes on with the next chunk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from uuid import UUID

import polars as pl
from django.db.models import Count

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.models import Issue, LedgerFile, LedgerRow
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.progress import come
from jiayuan.ledgers.rules.checks import Finding, duplicates
from jiayuan.ledgers.stages.checking import ISSUE, Tools, find, issues_of, reading, store_issues, unique_attrs
from jiayuan.ledgers.stages.known import crowded_rows, rows_of_the_dead
from jiayuan.ledgers.stages.lines import Line, Raw, columns_of, lines_of, raw_rows
from jiayuan.ledgers.stages.locating import ADDRESSES, Locator
from jiayuan.ledgers.stages.plain import plain_lines
from jiayuan.ledgers.stages.rows import CHUNK
from jiayuan.ledgers.stages.unplaced import CODES, settle
from jiayuan.ledgers.stages.whole import Whole, cells_at, whole_of
from jiayuan.ledgers.stages.writing import CHECKED, checked_frame, write_lines
from jiayuan.places import api as places
from jiayuan.registry import api as registry

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
        locator = Locator(PlacePath(file.place_path))
        _kept.clear()
        _kept[file.pk] = kept = Tools(locator, kept.known, kept.usual) if kept else Tools(locator)
    return kept


def check_file(file: LedgerFile) -> None:
    """Checks the next rows of a locked file; the base is untouched. The last ones bring the file on."""
    rows = LedgerRow.objects.filter(file=file)
    # Counted once: looking through all rows again before each chunk costs more the longer the file is.
    done = file.progress.get("done") or rows.filter(std__isnull=False).count()
    raw = raw_rows(file, CHUNK)
    if not done:
        # A stage that is run again must not tell everything twice.
        Issue.objects.filter(file=file).delete()
        file.counts = {"rows": file.counts["rows"], "outside": 0}
    check_rows(file, raw, _tools(file))
    file.save(update_fields=["counts"])
    come(file, done + len(raw))
    if not rows.filter(std__isnull=True).exists():
        _finish(file)


def check_rows(file: LedgerFile, raw: Sequence[Raw], tools: Tools) -> None:
    """The plain ones of these rows are written as they are, the others go through the rules."""
    sheets = {sheet["sheet"]: sheet for sheet in file.mapping}
    written, told, odd = [pl.DataFrame(schema=CHECKED)], [pl.DataFrame(schema=ISSUE)], list[Line]()
    for number, part in groupby(raw, itemgetter(0)):
        rows, how = list(part), reading(file, sheets[number], tools)
        if how:
            plain = _placed(plain_lines(_typed(rows), how), rows)
            written.append(plain.select(list(CHECKED)))
            told.append(_required(plain, how.columns))
            file.counts["outside"] += int(plain["outside"].sum())
            sure = set(plain["at"])
            rows = [row for at, row in enumerate(rows) if at not in sure]
        odd += lines_of(rows, sheets[number])
    file.counts["outside"] += find(file, odd, tools)
    settle(file, odd, tell=False)
    store_issues(file, pl.concat([*told, issues_of(odd)]))
    write_lines(file, pl.concat([*written, checked_frame(file, odd)]))


def _typed(rows: Sequence[Raw]) -> pl.Series:
    return pl.Series([cells for _, _, cells in rows]).str.json_decode(pl.List(pl.String))


def _placed(plain: pl.DataFrame, rows: Sequence[Raw]) -> pl.DataFrame:
    """Plain lines with sheet, row and state."""
    places = [rows[at][:2] for at in plain["at"]]
    where = pl.DataFrame(places, schema={"sheet": pl.Int16, "row": pl.Int32}, orient="row")
    state = pl.when(pl.col("missing").list.len() > 0).then(pl.lit("error")).otherwise(pl.lit("ok"))
    return plain.hstack(where).with_columns(state=state)


def _required(plain: pl.DataFrame, columns: Mapping[str, int]) -> pl.DataFrame:
    """The findings of plain lines: what is required and empty."""
    empty = plain.select("sheet", "row", attr="missing").explode("attr").drop_nulls("attr")
    where = pl.col("attr").replace_strict(columns, default=None, return_dtype=pl.Int16)
    found = empty.with_columns(col=where, code=pl.lit("required"), severity=pl.lit("error"))
    return found.select(list(ISSUE))


def _repeated(file: LedgerFile, lines: Whole) -> Iterator[tuple[int, Finding]]:
    """Values that an earlier line of the file has as well."""
    for attr, code in [
        ("id_number", "id_duplicate"),
        *((attr, "value_twice") for attr in sorted(unique_attrs(file.template))),
    ]:
        yield from ((at, Finding(attr, code, "warn")) for at in duplicates(lines.values(attr)))


def _told(file: LedgerFile, lines: Whole) -> Iterator[tuple[int, Finding]]:
    """What only the whole file, or the base, tells of a line (by its place)."""
    yield from _repeated(file, lines)
    yield from ((at, Finding("phone", "phone_shared", "warn")) for at in crowded_rows(file, lines))
    yield from ((at, Finding("id_number", "id_deceased", "warn")) for at in rows_of_the_dead(file, lines))


def _unplaced(file: LedgerFile, lines: Whole) -> list[Line]:
    """The lines with an address that was not found, with their cells."""
    where = [lines.place(at) for at in lines.coded(ADDRESSES, sorted(CODES))]
    cells = cells_at(file, where)
    return [Line(*one, [], {}, cells[one]) for one in where]


def _finish(file: LedgerFile) -> None:
    """What only the whole file tells: numbers that stand twice, places it names, whom the base knows."""
    whole = whole_of(file, sorted(_COMPARED | unique_attrs(file.template)))
    settle(file, _unplaced(file, whole))
    columns = {sheet["sheet"]: columns_of(sheet) for sheet in file.mapping}
    found: dict[int, Line] = {}
    for at, finding in _told(file, whole):
        if at not in found:
            sheet, row = whole.place(at)
            found[at] = Line(sheet, row, [], columns[sheet])
        found[at].findings.append(finding)
    lines = [found[at] for at in sorted(found)]
    store_issues(file, issues_of(lines))
    told = [(line.sheet, line.row) for line in lines]
    frame = pl.DataFrame(told, schema={"sheet": pl.Int16, "row": pl.Int32}, orient="row")
    with registry.copied(frame, {"sheet": "smallint", "row": "int"}) as staged:
        registry.run(registry.fill(WARN, staged=staged), {"file": file.pk})
    registry.run(DUPLICATE, {"file": file.pk})
    _kept.clear()
    states = dict(LedgerRow.objects.filter(file=file).values_list("state").annotate(n=Count("pk")).order_by())
    outside = file.counts["outside"]
    file.counts = {
        "rows": whole.lines.height,
        **{key: states.get(key, 0) for key in ("ok", "warn", "error")},
        "outside": outside,
    }
    move(file, "check", detail=file.counts)
