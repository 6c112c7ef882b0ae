"""What the fix grid shows and takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from jiayuan.ledgers.shapes import FileRef

# (sheet from 0, row as the uploader's program counts, column from 0)
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell's new text."""

    sheet: int
    row: int
    col: int
    text: str


@dataclass(frozen=True, slots=True)
class FixCell:
    """One wrong cell: as typed (`raw`), as corrected (None when not), what is wrong now, and a proposal.

    `state`: open, mended (nothing wrong any more as far as this row tells), wrong (corrected and still wrong) or
    locked (the row was moved as a whole: only the workbook can mend it). `alike` counts the cells of the file that
    hold the same text and the same fault; `same` those of the same kind, this one included.
    """

    place: Place
    sheet: str
    letter: str
    header: str
    name: str
    attr: str
    code: str
    severity: str
    raw: str
    text: str | None
    messages: Sequence[str]
    suggestion: str
    state: str
    same: int
    alike: int

    @property
    def key(self) -> str:
        return ".".join(map(str, self.place))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault in the file and how many cells have it."""

    code: str
    attr: str
    label: str
    message: str
    severity: str
    count: int


@dataclass(frozen=True, slots=True)
class FixPage:
    """A page of the grid; `mended` counts the cells corrected and not yet sent, `next` is the version they went into.

    `last` is what the next page is asked with ('' at the end); `closed` when nothing can be corrected here any more.
    """

    ref: FileRef
    cells: Sequence[FixCell]
    kinds: Sequence[Kind]
    mended: int
    next: UUID | None
    closed: bool
    last: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a deed changed: how many cells, and how many of those meant had nothing to go by."""

    cells: int
    left: int = 0
