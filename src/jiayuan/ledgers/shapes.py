"""The frozen shapes that pass through the ledgers' door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come: `done` of `total` rows; `seconds_left` in this stage, None while nothing tells."""

    stage: str
    done: int
    total: int
    seconds_left: int | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values of one attribute that other sources say otherwise: these win, those stay, the rest wait for people."""

    label: str
    values: int
    wins: int
    stays: int
    asked: int


@dataclass(frozen=True, slots=True)
class FileRef:
    """An uploaded file as its owners see it; `problems` in words, `commands` possible now.

    `stops`: what an approval still needs (second-person, right-file); `mine` whether who asks uploaded it; `unstored`
    the headers of columns that are no part of the template; `progress` is None when no stage is at work;
    `contradictions` are foretold until the file is merged.
    """

    id: UUID
    filename: str
    template: str
    title: str
    office: int
    office_name: str
    state: str
    state_label: str
    version: int
    mode: str
    as_of: date
    created_at: datetime
    merged_at: datetime | None
    counts: Mapping[str, int]
    problems: Sequence[str]
    fail_code: str
    commands: Sequence[str]
    stops: Sequence[str] = ()
    mine: bool = False
    unstored: Sequence[str] = ()
    progress: Progress | None = None
    contradictions: Sequence[Contradiction] = ()


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column on the mapping page: its header, the attribute proposed, how sure, and masked looks of its values."""

    sheet: int
    sheet_name: str
    col: int
    letter: str
    header: str
    attr: str
    sure: float
    look: str
    samples: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PasteView:
    """A block of a column that stands one row off: its edge as it is and as it would be, masked.

    `lines`: (row as the uploader's program counts, now, then).
    """

    sheet_name: str
    header: str
    first: int
    last: int
    lines: Sequence[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the preview, masked. `outcome`: new, link, known, review, unplaced, duplicate, unchanged, missing.

    `changes` are the attributes that say something else than before; `key` is what the next page is asked with.
    """

    sheet: str
    row: int
    outcome: str
    name: str
    rule: str
    findings: Sequence[str]
    key: int
    changes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """One side of a comparison: label, masked text and whether it differs.

    `weights` are (attribute, what is alike or not, bits for or against), the strongest first.
    """

    title: str
    person: UUID | None
    rows: Sequence[Mapping[str, object]]
    bits: float = 0.0
    weights: Sequence[tuple[str, str, float]] = ()


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A question: `row` beside its candidates, or of a conflict the old value beside the new one.

    `kind` is match or conflict, `about` person, organisation or thing; `held` tells that a colleague has it;
    `commands` are what the reader may do now.
    """

    id: int
    kind: str
    file: UUID
    filename: str
    where: str
    rule: str
    reason: str
    state: str
    due_at: datetime
    version: int
    row: ReviewCard
    candidates: Sequence[ReviewCard]
    held: bool = False
    commands: Sequence[str] = ()
    about: str = "person"


@dataclass(frozen=True, slots=True)
class CellRef:
    """Where a value came from: file, sheet, row and column of the uploader's program, raw text (masked).

    `corrected_by` and `corrected_at` when a person put the cell right on the fix grid.
    """

    file: UUID
    filename: str
    sheet: str
    row: int
    column: str
    header: str
    raw: str
    uploaded_at: datetime
    office: int
    corrected_by: UUID | None = None
    corrected_at: datetime | None = None
