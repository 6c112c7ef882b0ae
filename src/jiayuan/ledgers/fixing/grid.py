"""The fix grid as a person reads it: wrong cells of their own ledger, as typed, with what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import context
from jiayuan.kernel.values import mask_name
from jiayuan.ledgers.fixing.corrections import mended_cells, next_version, standing
from jiayuan.ledgers.fixing.faults import Fault, Opened, faults, kinds, of_places, opened
from jiayuan.ledgers.fixing.judging import Judge
from jiayuan.ledgers.fixing.like import alike, same_text
from jiayuan.ledgers.fixing.shapes import FixCell, FixPage, Place
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.queries.files import file_ref, one_file
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.rules.checks import Finding
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.messages import cell_message

PAGE = 30
# Before the check nothing is known to be wrong; once ended, a file has no next version.
FIXABLE = frozenset({"previewed", "merged"})


class Grid:
    """The cells of one page, each beside its row, its correction and what is wrong now."""

    def __init__(self, file: LedgerFile, found: Sequence[Fault]) -> None:
        rows = {fault.place[1] for fault in found}
        self.file, self.found, self.judge = file, found, Judge(file)
        self.rows, self.texts = opened(file, rows), standing(file, rows)
        self.kinds = {(kind.code, kind.attr): kind.count for kind in kinds(file)}
        self.like: dict[tuple[str, str], Sequence[tuple[Fault, Opened]]] = {}

    def _like(self, fault: Fault) -> Sequence[tuple[Fault, Opened]]:
        kind = (fault.code, fault.attr)
        # Rows are opened once for all cells of a kind, not once for each.
        if kind not in self.like:
            self.like[kind] = alike(self.file, fault)
        return self.like[kind]

    def _now(self, fault: Fault) -> tuple[str, list[str]]:
        """State and messages of a cell."""
        sheet, row, _col = fault.place
        typed = {col: text for (s, r, col), text in self.texts.items() if (s, r) == (sheet, row)}
        if self.rows[sheet, row].moved:
            return "locked", _words(fault.found)
        if fault.place not in self.texts:
            return "open", _words(fault.found)
        left = [one for one in self.judge.findings(sheet, self.rows[sheet, row], typed) if one.attr == fault.attr]
        return ("wrong" if any(one.severity == "error" for one in left) else "mended"), _words(_pairs(left))

    def cell(self, fault: Fault) -> FixCell:
        sheet, number, col = fault.place
        row, page = self.rows[sheet, number], self.judge.sheets[sheet]
        state, messages = self._now(fault)
        text = self.texts.get(fault.place)
        return FixCell(
            place=fault.place, sheet=page["name"], letter=letter(col), header=page["headers"][col],
            name=mask_name(row.cells.get("name", EMPTY).value), attr=fault.attr, code=fault.code,
            severity=fault.severity, raw=_typed(row, col), text=text, messages=messages,
            suggestion=self.judge.suggestion(fault, row), state=state,
            same=self.kinds.get((fault.code, fault.attr), 1),
            alike=len(same_text(self._like(fault), fault, row)) if text is not None else 0,
        )  # fmt: skip

    def cells(self) -> list[FixCell]:
        return [self.cell(fault) for fault in self.found if fault.place[:2] in self.rows]


def _typed(row: Opened, col: int) -> str:
    return row.raw[col] if col < len(row.raw) else ""


def _pairs(found: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in found]


def _words(found: Sequence[tuple[str, str]]) -> list[str]:
    return list(dict.fromkeys(gettext(cell_message(code)) for code, _severity in found))


def _told(file: LedgerFile, cells: Sequence[FixCell]) -> None:
    attrs = sorted({cell.attr for cell in cells})
    audit.record("ledgers.fix_grid", obj=str(file.pk), n=len(cells), fields=["name", *attrs])


def fix_grid(
    file_id: UUID, *, after: Place | None = None, code: str = "", attr: str = "", warnings: bool = False
) -> FixPage:
    """A page of the wrong cells; errors only unless told, or of one kind. NotFound out of scope, NotAllowed."""
    identity.require(context.current(), "ledgers.upload")
    file = one_file(file_id)
    found = faults(file, after=after, warnings=warnings, code=code, attr=attr, limit=PAGE)
    cells = Grid(file, found).cells()
    _told(file, cells)
    version = next_version(file)
    return FixPage(
        ref=file_ref(file), cells=cells, kinds=kinds(file),
        mended=mended_cells(file), next=version,
        closed=file.state not in FIXABLE or version is not None,
        last=".".join(map(str, found[-1].place)) if len(found) == PAGE else "",
    )  # fmt: skip


def fix_cell(file_id: UUID, place: Place) -> FixCell | None:
    """One cell as it stands now, for the answer to a correction; None where nothing was wrong."""
    file = one_file(file_id)
    cells = Grid(file, of_places(file, [place])).cells()
    _told(file, cells)
    return cells[0] if cells else None


def fixes_waiting(file_id: UUID) -> int:
    """How many cells of a file are corrected and not yet sent; NotFound out of scope."""
    return mended_cells(one_file(file_id))
