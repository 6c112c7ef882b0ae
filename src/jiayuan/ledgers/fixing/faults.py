"""The cells of a file that something is wrong with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from jiayuan.ledgers.fixing.shapes import Kind, Place
from jiayuan.ledgers.models import Issue, LedgerFile, LedgerRow
from jiayuan.ledgers.rules.messages import cell_message
from jiayuan.ledgers.sealing import Cells, open_rows, unpack
from jiayuan.registry import api as registry

# Rows put right as a whole while they were read: what stands in a cell there is not what was judged.
MOVED = frozenset({"rotated", "swapped_cells", "pasted_off"})


@dataclass(frozen=True, slots=True)
class Fault:
    """A wrong cell with its findings, errors first."""

    place: Place
    attr: str
    found: Sequence[tuple[str, str]]

    @property
    def code(self) -> str:
        return self.found[0][0]

    @property
    def severity(self) -> str:
        return self.found[0][1]


@dataclass(frozen=True, slots=True)
class Opened:
    """A row as typed and as it was understood."""

    raw: list[str]
    cells: Cells
    moved: bool


def label(attr: str) -> str:
    return gettext(registry.attr(attr).label) if attr else ""


def _cells(file: LedgerFile, *, warnings: bool, code: str, attr: str) -> QuerySet[Issue]:
    # A finding without a column is about the whole row: there is no cell to type in.
    found = Issue.objects.filter(file=file, col__isnull=False).exclude(code__in=MOVED)
    if code:
        found = found.filter(code=code, attr=attr)
    return found if warnings or code else found.filter(severity="error")


def _behind(after: Place) -> Q:
    sheet, row, col = after
    return Q(sheet__gt=sheet) | Q(sheet=sheet, row__gt=row) | Q(sheet=sheet, row=row, col__gt=col)


def faults(
    file: LedgerFile, *, after: Place | None = None, warnings: bool = True, code: str = "", attr: str = "", limit: int
) -> list[Fault]:
    """Wrong cells in the order of the file, by key; of one kind only when told."""
    wanted = _cells(file, warnings=warnings, code=code, attr=attr)
    if after is not None:
        wanted = wanted.filter(_behind(after))
    places = list(wanted.order_by("sheet", "row", "col").values_list("sheet", "row", "col").distinct()[:limit])
    return of_places(file, [(sheet, row, col or 0) for sheet, row, col in places])


def of_places(file: LedgerFile, places: Sequence[Place]) -> list[Fault]:
    """The faults of these cells; a place without one is left out."""
    found: dict[Place, list[Issue]] = defaultdict(list)
    rows = {row for _sheet, row, _col in places}
    for issue in Issue.objects.filter(file=file, row__in=rows, col__isnull=False).order_by("severity", "pk"):
        found[issue.sheet, issue.row, issue.col or 0].append(issue)
    return [
        Fault(at, found[at][0].attr, [(one.code, one.severity) for one in found[at]]) for at in places if at in found
    ]


def kinds(file: LedgerFile) -> list[Kind]:
    """The kinds of fault in a file, errors first, commonest first."""
    found = _cells(file, warnings=True, code="", attr="").values_list("code", "attr", "severity")
    counted = found.annotate(n=Count("pk")).order_by("severity", "-n", "code")
    return [
        Kind(code, attr, label(attr), gettext(cell_message(code)), severity, n) for code, attr, severity, n in counted
    ]


def opened(file: LedgerFile, rows: Iterable[int]) -> dict[tuple[int, int], Opened]:
    """(sheet, row) → the row of the file, opened."""
    numbers = set(rows)
    stored = list(LedgerRow.objects.filter(file=file, row__in=numbers, std__isnull=False).order_by("sheet", "row"))
    at = [(row.sheet, row.row) for row in stored]
    raw = open_rows("raw", file.pk, [(row.sheet, row.row, bytes(row.raw)) for row in stored])
    std = open_rows("std", file.pk, [(row.sheet, row.row, bytes(row.std or b"")) for row in stored])
    moved = set(Issue.objects.filter(file=file, row__in=numbers, code__in=MOVED).values_list("sheet", "row"))
    return {key: Opened(cells, unpack(packed), key in moved) for key, cells, packed in zip(at, raw, std, strict=True)}
