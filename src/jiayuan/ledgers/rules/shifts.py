"""A column pasted one row off: two columns that should agree do so only against their neighbours' rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

RUN = 5


@dataclass(frozen=True, slots=True)
class Shift:
    """Rows `first`..`last` (indexes) of `attr`: the right value stands `offset` rows below (+1) or above (-1)."""

    attr: str
    first: int
    last: int
    offset: int


@dataclass(frozen=True, slots=True)
class Line:
    """The standardised cells the check needs; '' where empty or refused."""

    id_number: str = ""
    birth: str = ""
    sex: str = ""


def _told(line: Line, attr: str) -> str:
    """What the number says of the attribute; '' where there is no number that says anything."""
    number = line.id_number
    if len(number) != 18 or not number[:17].isdigit():
        return ""
    if attr == "birth":
        return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
    return "1" if number[16] in "13579" else "2"


def _verdicts(lines: Sequence[Line], attr: str, offset: int) -> Iterator[tuple[bool | None, bool | None]]:
    """Per row: does its own number fit it, and does the number `offset` rows away? None where one is missing."""
    told = [_told(line, attr) for line in lines]
    padded = ["", *told, ""]
    there = padded[1 + offset : 1 + offset + len(told)]
    values = [line.birth if attr == "birth" else line.sex for line in lines]
    for own, moved, value in zip(told, there, values, strict=True):
        yield (own == value if own and value else None, moved == value if moved and value else None)


def _runs(lines: Sequence[Line], attr: str, offset: int) -> list[tuple[int, int]]:
    """Stretches in which own rows disagree and rows `offset` away agree, with at least RUN disagreeing rows."""
    found: list[tuple[int, int]] = []
    start, weight, last = -1, 0, -1
    for at, (own, moved) in enumerate(_verdicts(lines, attr, offset)):
        if moved is False or (own is True and moved is not True):
            if weight >= RUN:
                found.append((start, last))
            start, weight, last = -1, 0, -1
            continue
        # A bare cell at the edge of the block belongs to it: its value stands next door.
        if moved is True and own is not True:
            start, weight, last = (start if start >= 0 else at), weight + (own is False), at
    return [*found, (start, last)] if weight >= RUN else found


def find_shifts(lines: Sequence[Line]) -> list[Shift]:
    """Blocks of the id column that fit the birth dates (or, where there are none, the sexes) of neighbouring rows."""
    attr = "birth" if sum(bool(line.birth) for line in lines) >= len(lines) * 0.3 else "sex"
    # Sex agrees by chance every second time, so alone it takes a much longer stretch to be believed.
    least = RUN if attr == "birth" else 4 * RUN
    blocks = [
        Shift("id_number", first, last, offset) for offset in (1, -1) for first, last in _runs(lines, attr, offset)
    ]
    return sorted((one for one in blocks if one.last - one.first + 1 >= least), key=lambda one: one.first)


def mended(values: Sequence[str], shift: Shift) -> list[str]:
    """The column with the block moved back; the rows the block leaves bare are blank, never doubled."""
    # A copy: moving within the list would read cells already overwritten.
    result = list(values)
    for at in range(shift.first, shift.last + 1):
        source = at + shift.offset
        result[at] = values[source] if 0 <= source < len(values) else ""
    # The number next to the block was copied into it and would otherwise stand twice.
    edge = shift.last + 1 if shift.offset > 0 else shift.first - 1
    if 0 <= edge < len(result):
        result[edge] = ""
    return result
