"""Stage read: received → mapped, needs_mapping or quarantined. Rows are kept as they were typed, sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from jiayuan.identity import api as identity
from jiayuan.kernel.errors import NotFound, Refused
from jiayuan.ledgers.intake.reader import read
from jiayuan.ledgers.models import FileBody, LedgerFile, LedgerRow
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.sealing import seal_rows
from jiayuan.ledgers.stages.pages import Page, pages_of
from jiayuan.ledgers.stages.problems import asks, empty_sheet, problems_of
from jiayuan.ledgers.stages.rows import CHUNK
from jiayuan.ledgers.templates import aliases, wanted
from jiayuan.registry import api as registry

INSERT = """
INSERT INTO ledgers_ledger_row (file_id, sheet, row, raw, state, outcome, place_path, owner_org_id)
SELECT %(file)s, sheet, row, raw, 'read', '', %(place)s, %(org)s FROM {staged} ORDER BY sheet, row
"""


def body_of(file: LedgerFile) -> bytes:
    """The uploaded bytes; NotFound once their time is over."""
    body = FileBody.objects.filter(pk=file.pk).first()
    if body is None:
        raise NotFound
    sealed = body.sealed
    return identity.open_for(file.pk, f"ledgers_file_body.sealed:{file.pk}", bytes(sealed)).encode("latin-1")


def _described(page: Page) -> dict[str, Any]:
    return {
        "sheet": page.number, "name": page.name, "header": page.header, "headers": page.headers,
        "columns": list(page.mapped.attrs), "sure": [guess.sure for guess in page.mapped.guesses],
        "reasons": [guess.reason for guess in page.mapped.guesses],
        "shifts": [[s.attr, page.rows[s.first][0], page.rows[s.last][0], s.offset] for s in page.shifts],
    }  # fmt: skip


def _sealed(file: LedgerFile, pages: Sequence[Page]) -> Iterator[pl.DataFrame]:
    """The rows as typed, sealed, some at a time."""
    for page in pages:
        for start in range(0, len(page.rows), CHUNK):
            rows = [(page.number, at, cells) for at, cells in page.rows[start : start + CHUNK]]
            yield pl.DataFrame(
                {"sheet": [r[0] for r in rows], "row": [r[1] for r in rows], "raw": seal_rows("raw", file.pk, rows)},
                schema={"sheet": pl.Int16, "row": pl.Int32, "raw": pl.Binary},
            )


def _store(file: LedgerFile, pages: Sequence[Page]) -> int:
    # A second run starts clean: rows of a first one may have another mapping.
    LedgerRow.objects.filter(file=file).delete()
    with registry.copied(_sealed(file, pages), {"sheet": "smallint", "row": "int", "raw": "bytea"}) as staged:
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
        file.problems = [empty_sheet(file, sheets, known)]
        move(file, "quarantine", detail={"code": "empty"})
        return
    # Told before anything is checked, so that a wrong sheet is not read row by row.
    file.problems = [problem for page in pages for problem in problems_of(page)]
    file.mapping = [_described(page) for page in pages]
    file.counts = {"rows": _store(file, pages)}
    move(file, "ask_mapping" if any(asks(page, want) for page in pages) else "read", detail=file.counts)
