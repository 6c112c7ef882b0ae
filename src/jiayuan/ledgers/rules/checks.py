"""Row rules: what the cells of one row say about each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from jiayuan.kernel.idnumber import IdNumber, parse_id
from jiayuan.ledgers.rules.cells import Std, error

Severity = Literal["error", "warn"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a row; `attr` names the cell it blocks or warns about."""

    attr: str
    code: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Bounds:
    """The ages a ledger is about."""

    age_min: int = 0
    age_max: int = 130


def age(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def cell_findings(cells: Mapping[str, Std], required: Sequence[str]) -> Iterator[Finding]:
    for attr, std in cells.items():
        if std.state == "error":
            yield Finding(attr, std.code, "error")
        elif std.state == "warn":
            yield Finding(attr, std.code, "warn")
    for attr in required:
        if attr not in cells or cells[attr].state == "empty":
            yield Finding(attr, "required", "error")


def _against_number(cells: Mapping[str, Std], number: IdNumber) -> Iterator[Finding]:
    birth, sex, certificate = (cells.get(key, Std()) for key in ("birth", "sex", "dis.certificate"))
    # A date known to the month only cannot contradict a day.
    if birth.usable and birth.code != "date_month" and birth.value != number.birth_date.isoformat():
        yield Finding("birth", "birth_differs", "warn")
    if sex.usable and sex.value != number.sex:
        yield Finding("sex", "sex_differs", "warn")
    if certificate.usable and certificate.more and certificate.more[0] != number.value:
        yield Finding("dis.certificate", "certificate_differs", "warn")


def row_findings(cells: Mapping[str, Std], bounds: Bounds, as_of: date) -> Iterator[Finding]:
    """Birth date and sex against the id number, certificate against the id number, age within the ledger's bounds."""
    id_cell, birth = (cells.get(key, Std()) for key in ("id_number", "birth"))
    number = parse_id(id_cell.value).number if id_cell.usable else None
    if number:
        yield from _against_number(cells, number)
    born = number.birth_date if number else _day(birth)
    if born and born > as_of:
        yield Finding("birth", "birth_future", "error")
    elif born and not bounds.age_min <= age(born, as_of) <= bounds.age_max:
        yield Finding("birth" if birth.usable else "id_number", "age_bounds", "warn")


def _day(cell: Std) -> date | None:
    return date.fromisoformat(cell.value) if cell.usable else None


def ruled(cells: Mapping[str, Std], rules: Mapping[str, str], as_of: date) -> Iterator[Finding]:
    """What a template's own rules add: `strict` takes no word outside its list, `past` no day after `as_of`."""
    for attr, rule in rules.items():
        cell = cells.get(attr, Std())
        if rule == "strict" and cell.code == "code_unknown":
            yield Finding(attr, "not_listed", "error")
        elif rule == "past" and cell.usable and cell.value > as_of.isoformat():
            yield Finding(attr, "in_future", "error")


def blocked(cells: Mapping[str, Std], findings: Iterable[Finding]) -> dict[str, Std]:
    """The cells, those with an error refused: an error blocks its cell, not the row and not the file."""
    wrong = {one.attr: one.code for one in findings if one.severity == "error"}
    return {
        attr: replace(error(wrong[attr]), note=cell.note) if attr in wrong and cell.state != "error" else cell
        for attr, cell in cells.items()
    }


def crowded(held: Sequence[tuple[str, Sequence[str]]], known: Mapping[str, float], most: float) -> list[int]:
    """Which of these (name, telephones) have a number that more than `most` people hold, here or in the base."""
    names: dict[str, set[str]] = {}
    for name, phones in held:
        for phone in phones:
            names.setdefault(phone, set()).add(name)
    # The base's holders may be the people of this very file, so the two are not added up.
    many = {phone for phone, here in names.items() if max(len(here), known.get(phone, 0)) > most}
    return [at for at, (_, phones) in enumerate(held) if not many.isdisjoint(phones)]


def duplicates(ids: Sequence[str]) -> dict[int, int]:
    """Index of a row → index of the earlier row with the same number."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for at, text in enumerate(ids):
        if not text:
            continue
        if text in first:
            found[at] = first[text]
        else:
            first[text] = at
    return found
