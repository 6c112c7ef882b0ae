"""The cells a correction may be carried over to."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.ledgers.fixing.faults import Fault, Opened, faults, opened
from jiayuan.ledgers.fixing.shapes import Place
from jiayuan.ledgers.models import LedgerFile

# More than this is not a slip but a column: the workbook is the place for it.
MOST = 1000


def alike(file: LedgerFile, fault: Fault) -> list[tuple[Fault, Opened]]:
    """The cells of the file with the same fault under the same heading, each beside its row; moved rows left out."""
    found = faults(file, code=fault.code, attr=fault.attr, limit=MOST)
    rows = opened(file, (one.place[1] for one in found))
    pairs = [(one, rows[one.place[:2]]) for one in found if one.place[:2] in rows]
    return [(one, row) for one, row in pairs if not row.moved and one.place[2] < len(row.raw)]


def same_text(like: Sequence[tuple[Fault, Opened]], fault: Fault, row: Opened) -> list[Place]:
    """Of the cells that are alike, the others that hold the same text."""
    col = fault.place[2]
    text = row.raw[col] if col < len(row.raw) else ""
    # An empty cell is like every other empty one; what belongs in it is not.
    if not text.strip():
        return []
    return [one.place for one, other in like if one.place != fault.place and other.raw[one.place[2]] == text]
