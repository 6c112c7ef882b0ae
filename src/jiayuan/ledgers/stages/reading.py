"""Stage read: received → mapped, needs_mapping or quarantined. Rows are kept as they were typed, sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import gettext

from jiayuan.identity import api as identity
from jiayuan.kernel.errors import Refused
from jiayuan.ledgers.intake.reader import Sheet, read
from jiayuan.ledgers.models import FileBody, LedgerFile, LedgerRow
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.rules.columns import (
    SAMPLE,
    SURE,
    Mapped,
    Wanted,
    guess_columns,
    header_row,
    is_footer,
    unsure,
)
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.shifts import Line, Shift, find_shifts
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.sealing import seal_rows
from jiayuan.ledgers.templates import aliases, wanted
from jiayuan.registry import api as registry

INSERT = """
INSERT INTO ledgers_ledger_row (file_id, sheet, row, raw, state, outcome, place_path, owner_org_id)
SELECT %(file)s, sheet, row, raw, 'read', '', %(place)s, %(org)s FROM {staged}
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its header row (from 0), its data rows (row from 1 → cells) and its mapping."""

    number: int
    name: str
    header: int
    headers: list[str]
    rows: list[tuple[int, list[str]]]
    mapped: Mapped
    shifts: list[Shift]


def body_of(file: LedgerFile) -> bytes:
    """The uploaded bytes."""
    sealed = FileBody.objects.get(pk=file.pk).sealed
    return identity.open_for(file.pk, f"ledgers_file_body.sealed:{file.pk}", bytes(sealed)).encode("latin-1")


def _page(number: int, sheet: Sheet, want: Sequence[Wanted], known: dict[str, str]) -> Page | None:
    header = header_row(sheet.rows, known)
    if header is None:
        return None
    headers = sheet.rows[header]
    body = enumerate(sheet.rows[header + 1 :], header + 2)
    rows = [(at, cells) for at, cells in body if any(cell.strip() for cell in cells) and not is_footer(cells)]
    mapped = guess_columns(headers, [cells for _, cells in rows[:SAMPLE]], want, known)
    return Page(number, sheet.name, header, headers, rows, mapped, _shifts(rows, mapped))


def _shifts(rows: Sequence[tuple[int, list[str]]], mapped: Mapped) -> list[Shift]:
    columns = {guess.attr: guess.col for guess in mapped.guesses if guess.attr}
    if "id_number" not in columns or not {"birth", "sex"} & columns.keys():
        return []

    def cell(cells: list[str], attr: str) -> str:
        col = columns.get(attr, -1)
        std = standardise(attr, cells[col]) if 0 <= col < len(cells) else None
        return std.value if std and std.usable and std.code not in ("id_other", "date_month") else ""

    return find_shifts([Line(cell(row, "id_number"), cell(row, "birth"), cell(row, "sex")) for _, row in rows])


def pages_of(sheets: Sequence[Sheet], want: Sequence[Wanted], known: dict[str, str]) -> list[Page]:
    """The sheets that hold rows; a second sheet without a known header (notes, code lists) is left out."""
    found = [page for number, sheet in enumerate(sheets) if (page := _page(number, sheet, want, known))]
    return [page for page in found if page.rows and not (page.mapped.missing and page.number > 0)]


def _empty(file: LedgerFile, sheets: Sequence[Sheet], known: dict[str, str]) -> dict[str, Any]:
    sheet = sheets[0] if sheets else Sheet("Sheet1", [])
    header = header_row(sheet.rows, known)
    first = next((n for n, cell in enumerate(sheet.rows[header]) if cell.strip()), 0) if header is not None else 0
    row = 2 if header is None else header + 2
    return {"code": "empty", "file": file.filename, "sheet": sheet.name, "row": row, "column": letter(first)}


def _problems(page: Page) -> Iterator[dict[str, Any]]:
    where = {"sheet": page.name, "row": page.header + 1}
    named = [f"{letter(guess.col)}（{guess.header}）" for guess in page.mapped.guesses if guess.reason == "swapped"]
    if page.mapped.missing:
        labels = "、".join(gettext(registry.attr(code).label) for code in page.mapped.missing)
        yield {"code": "missing_columns", **where, "column": labels}
    if len(named) >= 2:
        yield {"code": "swapped_columns", "sheet": page.name, "row": page.header + 2, "column": "、".join(named)}
    elif named:
        yield {"code": "unsure_columns", **where, "column": named[0]}
    columns = {guess.attr: guess for guess in page.mapped.guesses}
    for shift in page.shifts:
        guess = columns[shift.attr]
        rows = {"row": page.rows[shift.first][0], "last": page.rows[shift.last][0]}
        yield {"code": "pasted_off", "sheet": page.name, **rows, "column": f"{letter(guess.col)}（{guess.header}）"}


def _asks(page: Page, want: Sequence[Wanted]) -> bool:
    """A person looks when a required column is unsure, columns were exchanged, or a column stands one row off."""
    swapped = any(guess.reason == "swapped" and guess.sure < SURE for guess in page.mapped.guesses)
    return unsure(page.mapped, want) or swapped or bool(page.shifts)


def _described(page: Page) -> dict[str, Any]:
    return {
        "sheet": page.number, "name": page.name, "header": page.header, "headers": page.headers,
        "columns": list(page.mapped.attrs), "sure": [guess.sure for guess in page.mapped.guesses],
        "reasons": [guess.reason for guess in page.mapped.guesses],
        "shifts": [[s.attr, page.rows[s.first][0], page.rows[s.last][0], s.offset] for s in page.shifts],
    }  # fmt: skip


def _store(file: LedgerFile, pages: Sequence[Page]) -> int:
    # A second run starts clean: rows of a first one may have another mapping.
    LedgerRow.objects.filter(file=file).delete()
    rows = [(page.number, at, cells) for page in pages for at, cells in page.rows]
    frame = pl.DataFrame(
        {"sheet": [r[0] for r in rows], "row": [r[1] for r in rows], "raw": seal_rows("raw", file.pk, rows)},
        schema={"sheet": pl.Int16, "row": pl.Int32, "raw": pl.Binary},
    )
    with registry.copied(frame, {"sheet": "smallint", "row": "int", "raw": "bytea"}) as staged:
        words = {"file": file.pk, "place": file.place_path, "org": file.owner_org_id}
        return registry.run(registry.fill(INSERT, staged=staged), words)


def read_file(file: LedgerFile) -> None:
    """Runs the stage on a locked file."""
    try:
        sheets = read(body_of(file), file.filename)
    except Refused as refused:
        file.problems = [{"code": refused.code, "file": file.filename}]
        move(file, "quarantine", detail={"code": refused.code})
        return
    want, known = wanted(file.template), aliases(file.template, file.office)
    pages = pages_of(sheets, want, known)
    if not pages:
        file.problems = [_empty(file, sheets, known)]
        move(file, "quarantine", detail={"code": "empty"})
        return
    # Told before anything is checked, so that a wrong sheet is not read row by row.
    file.problems = [problem for page in pages for problem in _problems(page)]
    file.mapping = [_described(page) for page in pages]
    file.counts = {"rows": _store(file, pages)}
    move(file, "ask_mapping" if any(_asks(page, want) for page in pages) else "read", detail=file.counts)
