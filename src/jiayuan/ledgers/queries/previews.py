"""What is in a file: columns, rows, findings, and the workbook that goes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.kernel.values import mask_name
from jiayuan.ledgers.intake.reader import Sheet, read
from jiayuan.ledgers.intake.workbook import error_workbook as render_workbook
from jiayuan.ledgers.models import Issue, LedgerFile, LedgerRow
from jiayuan.ledgers.queries.files import PAGE, one_file
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.looks import share
from jiayuan.ledgers.rules.messages import cell_message
from jiayuan.ledgers.sealing import open_rows, unpack
from jiayuan.ledgers.shapes import ColumnView, PreviewRow
from jiayuan.ledgers.stages.reading import body_of


def columns(file_id: UUID) -> list[ColumnView]:
    """The columns of every sheet with what they are taken for and how their values look (never the values)."""
    file = one_file(file_id)
    result = []
    for sheet in file.mapping:
        rows = LedgerRow.objects.filter(file=file, sheet=sheet["sheet"]).order_by("row")[:100]
        cells = open_rows("raw", file.pk, [(row.sheet, row.row, bytes(row.raw)) for row in rows])
        for col, header in enumerate(sheet["headers"]):
            look, part = share(line[col] for line in cells if col < len(line))
            shown = f"{look} {part:.0%}" if look else ""
            result.append(
                ColumnView(
                    sheet["sheet"], sheet["name"], col, letter(col), header, sheet["columns"][col] or "",
                    sheet["sure"][col], shown,
                )
            )  # fmt: skip
    audit.record("ledgers.columns", obj=str(file.pk))
    return result


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
    """Rows of one outcome (or "error", "warn", "" for all), masked; `after` is the last row number seen."""
    file = one_file(file_id)
    rows = LedgerRow.objects.filter(file=file, row__gt=after, std__isnull=False).order_by("row", "sheet")
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
            row.state, findings.get((row.sheet, row.row), []),
        )
        for row, std in zip(shown, cells, strict=True)
    ]  # fmt: skip


def issue_counts(file_id: UUID) -> list[tuple[str, str, int]]:
    """(message, severity, number of cells) of a file, commonest first."""
    file = one_file(file_id)
    found: dict[tuple[str, str], int] = defaultdict(int)
    for code, severity in Issue.objects.filter(file=file).values_list("code", "severity"):
        found[code, severity] += 1
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [(gettext(cell_message(code)), severity, count) for (code, severity), count in ordered]


def error_workbook(file_id: UUID) -> bytes:
    """The uploaded workbook again, wrong cells red and commented in Chinese; NotFound out of scope."""
    file = one_file(file_id)
    findings: dict[tuple[int, int, int], list[tuple[str, str]]] = defaultdict(list)
    for sheet, row, col, code, severity in Issue.objects.filter(file=file).values_list(
        "sheet", "row", "col", "code", "severity"
    ):
        findings[sheet, row, col or 0].append((code, severity))
    sheets: Sequence[Sheet] = read(body_of(file), file.filename)
    audit.record("ledgers.error_workbook", obj=str(file.pk), n=len(findings))
    return render_workbook(sheets, findings)
