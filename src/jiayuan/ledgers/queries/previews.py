"""The rows of a file as its owners preview them, masked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.kernel.values import mask_name
from jiayuan.ledgers.models import Issue, LedgerFile, LedgerRow, ReviewItem
from jiayuan.ledgers.queries.files import PAGE, one_file
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.messages import cell_message
from jiayuan.ledgers.sealing import Cells
from jiayuan.ledgers.shapes import PreviewRow
from jiayuan.ledgers.stages.active import active_rows, missing_records
from jiayuan.ledgers.stages.rows import read_rows
from jiayuan.registry import api as registry

MISSING, CONFLICT = "missing", "conflict"


def _findings(file: LedgerFile, rows: Iterable[LedgerRow]) -> dict[tuple[int, int], list[str]]:
    wanted = list(rows)
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    numbers = {row.row for row in wanted}
    sheets = {sheet["sheet"]: sheet for sheet in file.mapping}
    for issue in Issue.objects.filter(file=file, row__in=numbers).order_by("sheet", "row", "col", "pk"):
        header = ""
        if issue.col is not None and issue.sheet in sheets and issue.col < len(sheets[issue.sheet]["headers"]):
            header = f"{letter(issue.col)}「{sheets[issue.sheet]['headers'][issue.col]}」："
        found[issue.sheet, issue.row].append(f"{header}{gettext(cell_message(issue.code))}")
    return found


def changed(before: Cells, now: Cells) -> list[str]:
    """The attributes that say something else than before; an emptied cell takes nothing back and is none of them."""
    return [attr for attr, cell in now.items() if cell.usable and cell.value != before.get(attr, EMPTY).value]


def _changes(file: LedgerFile, rows: Sequence[LedgerRow], cells: Mapping[int, Cells]) -> dict[int, list[str]]:
    """row → labels of what it changes, for rows of known people."""
    known = {row.record_id: row.pk for row in rows if row.outcome == "known" and row.record_id is not None}
    if not known:
        return {}
    # After the merge the file itself counts; what stood before is told by the merges below its number.
    before = read_rows(active_rows(list(known), before=file.merge_no).values())
    return {
        known[row.record]: [gettext(registry.attr(code).label) for code in changed(row.cells, cells[known[row.record]])]
        for row in before
    }


def _wanted(file: LedgerFile, outcome: str, after: int, limit: int) -> list[LedgerRow]:
    # By key and not by row number: two sheets have the same row numbers, and a page may end between them.
    rows = LedgerRow.objects.filter(pk__gt=after, std__isnull=False).select_related("file").order_by("pk")
    if outcome == MISSING:
        # Who is missing stands in an earlier file: that is where the rows are.
        gone = file.withdrawn if file.merged_at else missing_records(file)
        earlier = active_rows(gone, before=file.merge_no) if gone else {}
        return list(rows.filter(pk__in=[row.pk for row in earlier.values()])[:limit])
    rows = rows.filter(file=file)
    if outcome in ("error", "warn"):
        rows = rows.filter(state=outcome)
    elif outcome == CONFLICT:
        asked = ReviewItem.objects.filter(file=file, kind=ReviewItem.Kind.CONFLICT)
        rows = rows.filter(pk__in=asked.exclude(state=ReviewItem.State.DECIDED).values("row"))
    elif outcome:
        rows = rows.filter(outcome=outcome)
    return list(rows[:limit])


def shown_name(cells: Cells) -> str:
    """What tells a line from the next: a person's name masked, that of an organisation or a thing as it is."""
    bodies = (cells.get(attr, EMPTY).value for attr in ("org.name", "thing.name"))
    return next(filter(None, bodies), "") or mask_name(cells.get("name", EMPTY).value)


def preview(file_id: UUID, outcome: str = "", after: int = 0, limit: int = PAGE) -> list[PreviewRow]:
    """Rows of one outcome (or "missing", "error", "warn", "" for all), masked; `after` is the last row's key."""
    file = one_file(file_id)
    shown = _wanted(file, outcome, after, limit)
    cells = {row.stored.pk: row.cells for row in read_rows(shown)}
    findings = _findings(file, shown) if outcome != MISSING else {}
    changes = _changes(file, shown, cells)
    names = {(row.file_id, sheet["sheet"]): sheet["name"] for row in shown for sheet in row.file.mapping}
    audit.record("ledgers.preview", obj=str(file.pk), n=len(shown), fields=["name"])
    return [
        PreviewRow(
            names[row.file_id, row.sheet], row.row, MISSING if outcome == MISSING else row.outcome,
            shown_name(cells[row.pk]), row.state, findings.get((row.sheet, row.row), []),
            row.pk, changes.get(row.pk, []),
        )
        for row in shown
    ]  # fmt: skip
