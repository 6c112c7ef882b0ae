"""The rows of a file as its owners preview them, masked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.kernel.values import mask_name
from jiayuan.ledgers.models import Issue, LedgerFile, LedgerRow
from jiayuan.ledgers.queries.files import PAGE, one_file
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.messages import cell_message
from jiayuan.ledgers.sealing import open_rows, unpack
from jiayuan.ledgers.shapes import PreviewRow


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


def preview(file_id: UUID, outcome: str = "", after: int = 0, limit: int = PAGE) -> list[PreviewRow]:
    """Rows of one outcome (or "error", "warn", "" for all), masked; `after` is the key of the last row seen."""
    file = one_file(file_id)
    # By key and not by row number: two sheets have the same row numbers, and a page may end between them.
    rows = LedgerRow.objects.filter(file=file, pk__gt=after, std__isnull=False).order_by("pk")
    if outcome in ("error", "warn"):
        rows = rows.filter(state=outcome)
    elif outcome:
        rows = rows.filter(outcome=outcome)
    shown = list(rows[:limit])
    cells = open_rows("std", file.pk, [(row.sheet, row.row, bytes(row.std or b"")) for row in shown])
    findings = _findings(file, shown)
    names = {sheet["sheet"]: sheet["name"] for sheet in file.mapping}
    audit.record("ledgers.preview", obj=str(file.pk), n=len(shown), fields=["name"])
    return [
        PreviewRow(
            names[row.sheet], row.row, row.outcome, mask_name(unpack(std)["name"].value if "name" in std else ""),
            row.state, findings.get((row.sheet, row.row), []), row.pk,
        )
        for row, std in zip(shown, cells, strict=True)
    ]  # fmt: skip
