"""Boards of quality as rows of cells: a number, its grade in words, and a mark of its own shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from jiayuan.ledgers.api import QUALITY_PARTS, Graded
from jiayuan.web.ledgers.qualitywords import GRADES, PARTS, TONES


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` is the whole number of the score, or a dash; unknown is not zero."""

    text: str
    tone: str
    grade: Promise


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid: a place or a ledger, its score, and one cell per attribute (None where it has no such)."""

    label: str
    href: str
    total: Cell
    cells: Sequence[Cell | None]


@dataclass(frozen=True, slots=True)
class PartLine:
    """One of the seven parts as a bar: `percent` None when unknown."""

    label: Promise
    help: Promise
    percent: int | None
    n: int
    of: int


def cell(graded: Graded) -> Cell:
    text = "–" if graded.score is None else f"{graded.score:.0f}"
    return Cell(text, TONES[graded.grade], GRADES[graded.grade])


def line(label: str, href: str, total: Graded, cells: Mapping[str, Graded], attrs: Iterable[str]) -> Line:
    return Line(label, href, cell(total), [cell(cells[attr]) if attr in cells else None for attr in attrs])


def part_lines(graded: Graded) -> list[PartLine]:
    """The seven parts in their order; what rests on too few lines is unknown."""
    lines = []
    for part in QUALITY_PARTS:
        value, share = graded.value(part), graded.parts.share(part)
        percent = None if value is None else round(value * 100)
        lines.append(PartLine(*PARTS[part], percent, round(share.n), round(share.of)))
    return lines
