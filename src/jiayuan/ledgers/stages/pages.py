"""The sheets of a workbook that hold rows, with what their columns are taken for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import overload

import polars as pl

from jiayuan.ledgers.intake.reader import Sheet
from jiayuan.ledgers.linking.idnumbers import told_by
from jiayuan.ledgers.rules.columns import SAMPLE, guess_columns
from jiayuan.ledgers.rules.headers import header_row, is_footer
from jiayuan.ledgers.rules.mapped import Mapped, Wanted
from jiayuan.ledgers.rules.shifts import RUN, Line, Shift, find_shifts
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.stages.sight import read_column


@dataclass(frozen=True, slots=True)
class Body(Sequence[tuple[int, list[str]]]):
    """The data rows of a sheet: (row from 1, cells); `numbers` are the rows that hold any."""

    rows: Sequence[list[str]]
    numbers: Sequence[int]

    @overload
    def __getitem__(self, at: int) -> tuple[int, list[str]]: ...
    @overload
    def __getitem__(self, at: slice) -> Body: ...
    def __getitem__(self, at: int | slice) -> tuple[int, list[str]] | Body:
        if isinstance(at, slice):
            return Body(self.rows, self.numbers[at])
        return self.numbers[at], self.rows[self.numbers[at] - 1]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        return ((number, self.rows[number - 1]) for number in self.numbers)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its header row (from 0), its data rows and its mapping."""

    number: int
    name: str
    header: int
    headers: list[str]
    rows: Body
    mapped: Mapped
    shifts: list[Shift]


def _page(number: int, sheet: Sheet, want: Sequence[Wanted], known: dict[str, str]) -> Page | None:
    header = header_row(sheet.rows, known)
    if header is None:
        return None
    headers = sheet.rows[header]
    body = enumerate(sheet.rows[header + 1 :], header + 2)
    filled = [at for at, cells in body if any(cell.strip() for cell in cells) and not is_footer(cells)]
    rows = Body(sheet.rows, array("I", filled))
    mapped = guess_columns(headers, [cells for _, cells in rows[:SAMPLE]], want, known)
    return Page(number, sheet.name, header, headers, rows, mapped, _shifts(rows, mapped))


def _shifts(rows: Body, mapped: Mapped) -> list[Shift]:
    columns = {guess.attr: guess.col for guess in mapped.guesses if guess.attr}
    if "id_number" not in columns or not {"birth", "sex"} & columns.keys():
        return []

    wanted = {attr: columns.get(attr, -1) for attr in ("id_number", "birth", "sex")}
    typed = _typed(rows, list(wanted.values()))
    cells = {attr: _values(attr, column) for attr, column in zip(wanted, typed, strict=True)}
    if _agreeing(pl.DataFrame(cells)):
        return []
    return find_shifts([Line(*told) for told in zip(*(cells[attr] for attr in cells), strict=True)])


def _typed(rows: Body, columns: Sequence[int]) -> list[pl.Series]:
    """The cells of some columns (-1: of none), '' where a row has none."""
    picked = [[cells[col] if 0 <= col < len(cells) else "" for col in columns] for _, cells in rows]
    return list(pl.DataFrame(picked, schema=[(str(n), pl.String) for n in range(len(columns))], orient="row"))


def _values(attr: str, typed: pl.Series) -> pl.Series:
    """The usable values of a column, '' elsewhere."""
    return read_column(attr, typed, partial(_value, attr), {})


def _value(attr: str, text: str) -> str:
    cell = standardise(attr, text)
    return cell.value if cell.usable and cell.code not in ("id_other", "date_month") else ""


def _agreeing(cells: pl.DataFrame) -> bool:
    """Whether too few numbers contradict their own rows for any block to have been pasted one row off."""
    number = pl.col("id_number")
    full, told = number.str.len_chars() == 18, told_by(number)
    against = {attr: (full & (pl.col(attr) != "") & (pl.col(attr) != said)).sum() for attr, said in told.items()}
    return all(count < RUN for count in cells.select(**against).row(0))


def _has_known_header(page: Page) -> bool:
    return any(guess.reason in ("header", "swapped") for guess in page.mapped.guesses)


def pages_of(sheets: Sequence[Sheet], want: Sequence[Wanted], known: dict[str, str]) -> list[Page]:
    """The sheets that hold rows; beside one with known headers, those without (notes, code lists) are left out."""
    pages = (page for number, sheet in enumerate(sheets) if (page := _page(number, sheet, want, known)))
    found = [page for page in pages if page.rows and not (page.mapped.missing and page.number > 0)]
    # Words of a code list look like names: only a header tells a list of people from a list of words.
    named = [page for page in found if _has_known_header(page)]
    return named or found
