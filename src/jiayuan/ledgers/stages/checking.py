"""Stage check: mapped → checked. Standard cells, every finding of every row, and the lasting record of each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import polars as pl

from jiayuan.identity import api as identity
from jiayuan.ledgers.models import Issue, LedgerFile, LedgerRow
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.rules.checks import Bounds, Finding, cell_findings, duplicates, recovered, row_findings
from jiayuan.ledgers.rules.looks import rotation, swapped
from jiayuan.ledgers.rules.rowkey import canonical, row_key
from jiayuan.ledgers.rules.shifts import Shift, mended
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.sealing import open_rows, pack, seal_rows
from jiayuan.ledgers.stages.locating import Locator
from jiayuan.registry import api as registry

KEEP_RECORDS = """
INSERT INTO ledgers_record (template_code, office, row_key, place_path, owner_org_id)
SELECT DISTINCT %(template)s, %(office)s, s.row_key, %(place)s, %(org)s FROM {staged} s
ON CONFLICT (template_code, office, row_key) DO NOTHING
"""
WRITE_ROWS = """
UPDATE ledgers_ledger_row r SET std = s.std, row_hash = s.row_hash, state = s.state, outcome = s.outcome,
  record_id = k.id
FROM {staged} s JOIN ledgers_record k
  ON k.row_key = s.row_key AND k.template_code = %(template)s AND k.office = %(office)s
WHERE r.file_id = %(file)s AND r.sheet = s.sheet AND r.row = s.row
"""
TYPES = {
    "sheet": "smallint", "row": "int", "std": "bytea", "row_hash": "bytea", "row_key": "bytea", "state": "text",
    "outcome": "text",
}  # fmt: skip


@dataclass(slots=True)
class Line:
    """One row on its way: cells as typed, standard cells, findings, and the column of each attribute."""

    sheet: int
    row: int
    raw: list[str]
    columns: Mapping[str, int]
    cells: dict[str, Std] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def state(self) -> str:
        severities = {finding.severity for finding in self.findings}
        return "error" if "error" in severities else ("warn" if severities else "ok")


def columns_of(sheet: Mapping[str, Any]) -> dict[str, int]:
    """attribute → column of one sheet's mapping."""
    return {attr: col for col, attr in enumerate(sheet["columns"]) if attr}


def raw_rows(file: LedgerFile) -> list[tuple[int, int, list[str]]]:
    """(sheet, row, cells as typed) of every row, in order."""
    stored = LedgerRow.objects.filter(file=file).order_by("sheet", "row").values_list("sheet", "row", "raw")
    rows = [(sheet, row, bytes(raw)) for sheet, row, raw in stored]
    opened = open_rows("raw", file.pk, rows)
    return [(sheet, row, cells) for (sheet, row, _), cells in zip(rows, opened, strict=True)]


def _moved_back(lines: list[Line], sheet: Mapping[str, Any]) -> None:
    """Undoes pastes that stand one row off, as the person who confirmed the mapping agreed."""
    index = {line.row: at for at, line in enumerate(lines)}
    for attr, first, last, offset in sheet.get("shifts", ()):
        col = columns_of(sheet).get(attr)
        if col is not None and first in index and last in index:
            _move_block(lines, col, Shift(attr, index[first], index[last], offset))


def _move_block(lines: list[Line], col: int, shift: Shift) -> None:
    values = [line.raw[col] if col < len(line.raw) else "" for line in lines]
    for line, value in zip(lines, mended(values, shift), strict=True):
        if col < len(line.raw) and line.raw[col] != value:
            line.raw[col] = value
            line.findings.append(Finding(shift.attr, "pasted_off", "warn"))


def _turned(line: Line, attrs: Sequence[str | None]) -> None:
    """Puts cells back that were exchanged or rotated within the row; both are told."""
    width = len(attrs)
    cells = (line.raw + [""] * width)[:width]
    shift = rotation(attrs, cells)
    if shift:
        line.raw = cells[shift:] + cells[:shift]
        line.findings.append(Finding("", "rotated", "warn"))
        return
    pair = swapped(attrs, cells)
    if pair:
        first, second = pair
        cells[first], cells[second] = cells[second], cells[first]
        line.raw = cells
        line.findings += [Finding(attrs[col] or "", "swapped_cells", "warn") for col in pair]


def _standard(line: Line, locator: Locator) -> None:
    cells = {
        attr: standardise(attr, line.raw[col]) if col < len(line.raw) else EMPTY for attr, col in line.columns.items()
    }
    line.cells = recovered(locator.locate(cells))


def lines_of(file: LedgerFile) -> list[Line]:
    """The rows with their pastes and exchanges put right, not yet standardised."""
    by_sheet: dict[int, list[Line]] = {sheet["sheet"]: [] for sheet in file.mapping}
    sheets = {sheet["sheet"]: sheet for sheet in file.mapping}
    columns = {number: columns_of(sheet) for number, sheet in sheets.items()}
    for number, row, cells in raw_rows(file):
        by_sheet[number].append(Line(number, row, cells, columns[number]))
    for number, lines in by_sheet.items():
        _moved_back(lines, sheets[number])
        for line in lines:
            _turned(line, sheets[number]["columns"])
    return [line for lines in by_sheet.values() for line in lines]


def _find(file: LedgerFile, lines: Sequence[Line]) -> None:
    template = file.template
    required = [column["attr"] for column in template.columns if column["required"]]
    bounds = Bounds(template.age_min, template.age_max)
    for line in lines:
        line.findings += [*cell_findings(line.cells, required), *row_findings(line.cells, bounds, file.as_of)]
    ids = [line.cells.get("id_number", EMPTY).value for line in lines]
    for at in duplicates(ids):
        lines[at].findings.append(Finding("id_number", "id_duplicate", "warn"))


def _issues(file: LedgerFile, lines: Sequence[Line]) -> Iterator[Issue]:
    scope = {"place_path": file.place_path, "owner_org_id": file.owner_org_id}
    for line in lines:
        for finding in line.findings:
            yield Issue(
                file=file, sheet=line.sheet, row=line.row, col=line.columns.get(finding.attr), attr=finding.attr,
                code=finding.code, severity=finding.severity, **scope,
            )  # fmt: skip


def _frame(file: UUID, lines: Sequence[Line], keys: Sequence[str]) -> pl.DataFrame:
    repeated = duplicates(keys)
    # Key and hash are keyed digests: the same line is known again without anybody reading it.
    hashes = [identity.blind("ledgers_ledger_row.row_hash", canonical(line.cells)) for line in lines]
    sealed = seal_rows("std", file, [(line.sheet, line.row, pack(line.cells)) for line in lines])
    return pl.DataFrame(
        {
            "sheet": [line.sheet for line in lines],
            "row": [line.row for line in lines],
            "std": sealed,
            "row_hash": hashes,
            "row_key": [identity.blind("ledgers_record.row_key", key) for key in keys],
            "state": [line.state for line in lines],
            "outcome": ["duplicate" if at in repeated else "" for at in range(len(lines))],
        },
        schema_overrides={"std": pl.Binary, "row_hash": pl.Binary, "row_key": pl.Binary},
    )


def _write(file: LedgerFile, lines: Sequence[Line]) -> None:
    keys = [row_key(file.template.row_key, line.cells, line.raw) for line in lines]
    frame = _frame(file.pk, lines, keys)
    words = {
        "template": file.template.code, "office": file.office, "place": file.place_path, "org": file.owner_org_id,
        "file": file.pk,
    }  # fmt: skip
    with registry.copied(frame, TYPES) as staged:
        # Records outlive files: next month's line finds the same one by its key.
        registry.run(registry.fill(KEEP_RECORDS, staged=staged), words)
        registry.run(registry.fill(WRITE_ROWS, staged=staged), words)


def check_file(file: LedgerFile) -> None:
    """Runs the stage on a locked file; the base is untouched."""
    locator = Locator(file)
    lines = lines_of(file)
    for line in lines:
        _standard(line, locator)
    _find(file, lines)
    Issue.objects.filter(file=file).delete()
    Issue.objects.bulk_create(_issues(file, lines), batch_size=2000)
    _write(file, lines)
    states = Counter(line.state for line in lines)
    file.counts = {"rows": len(lines), **{key: states[key] for key in ("ok", "warn", "error")}}
    file.counts["outside"] = sum(locator.outside(line.cells) for line in lines)
    move(file, "check", detail=file.counts)
