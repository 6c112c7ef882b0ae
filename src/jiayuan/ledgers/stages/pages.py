"""The sheets of a workbook that hold rows, with what their columns are taken for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiayuan.ledgers.intake.reader import Sheet
from jiayuan.ledgers.rules.columns import SAMPLE, guess_columns
from jiayuan.ledgers.rules.headers import header_row, is_footer
from jiayuan.ledgers.rules.mapped import Mapped, Wanted
from jiayuan.ledgers.rules.shifts import Line, Shift, find_shifts
from jiayuan.ledgers.rules.standardise import standardise


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

    # Days and sexes come again and again; numbers do not, and most of them are asked for once.
    known: dict[tuple[str, str], str] = {}

    def cell(cells: list[str], attr: str) -> str:
        col = columns.get(attr, -1)
        if not 0 <= col < len(cells):
            return ""
        if (attr, cells[col]) not in known:
            std = standardise(attr, cells[col])
            told = std.usable and std.code not in ("id_other", "date_month")
            known[attr, cells[col]] = std.value if told else ""
        return known[attr, cells[col]]

    return find_shifts([Line(cell(row, "id_number"), cell(row, "birth"), cell(row, "sex")) for _, row in rows])


def _has_known_header(page: Page) -> bool:
    return any(guess.reason in ("header", "swapped") for guess in page.mapped.guesses)


def pages_of(sheets: Sequence[Sheet], want: Sequence[Wanted], known: dict[str, str]) -> list[Page]:
    """The sheets that hold rows; beside one with known headers, those without (notes, code lists) are left out."""
    pages = (page for number, sheet in enumerate(sheets) if (page := _page(number, sheet, want, known)))
    found = [page for page in pages if page.rows and not (page.mapped.missing and page.number > 0)]
    # Words of a code list look like names: only a header tells a list of people from a list of words.
    named = [page for page in found if _has_known_header(page)]
    return named or found
