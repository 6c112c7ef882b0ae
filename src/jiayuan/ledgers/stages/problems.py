"""What is wrong with a whole sheet, and whether a person must look before it is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext

from jiayuan.ledgers.intake.reader import Sheet
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.rules.columns import SURE, unsure
from jiayuan.ledgers.rules.headers import header_row
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.mapped import Wanted
from jiayuan.ledgers.stages.pages import Page
from jiayuan.registry import api as registry


def empty_sheet(file: LedgerFile, sheets: Sequence[Sheet], known: dict[str, str]) -> dict[str, Any]:
    sheet = sheets[0] if sheets else Sheet("Sheet1", [])
    header = header_row(sheet.rows, known)
    first = next((n for n, cell in enumerate(sheet.rows[header]) if cell.strip()), 0) if header is not None else 0
    row = 2 if header is None else header + 2
    return {"code": "empty", "file": file.filename, "sheet": sheet.name, "row": row, "column": letter(first)}


def problems_of(page: Page) -> Iterator[dict[str, Any]]:
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


def asks(page: Page, want: Sequence[Wanted]) -> bool:
    """A person looks when a required column is unsure, columns were exchanged, or a column stands one row off."""
    swapped = any(guess.reason == "swapped" and guess.sure < SURE for guess in page.mapped.guesses)
    return unsure(page.mapped, want) or swapped or bool(page.shifts)
