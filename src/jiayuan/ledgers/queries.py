"""Reads of files, previews and cells. The scope's condition stands in `visible`; row security stands behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.values import mask_name
from jiayuan.ledgers.intake.reader import Sheet, read
from jiayuan.ledgers.intake.workbook import error_workbook as render_workbook
from jiayuan.ledgers.models import Issue, LedgerFile, LedgerRow
from jiayuan.ledgers.rules.files import FILE_TRANSITIONS
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.looks import share
from jiayuan.ledgers.rules.messages import FILE, cell_message
from jiayuan.ledgers.sealing import open_rows, unpack
from jiayuan.ledgers.shapes import CellRef, ColumnView, FileRef, PreviewRow
from jiayuan.ledgers.stages.active import active_rows
from jiayuan.ledgers.stages.reading import body_of
from jiayuan.registry import api as registry

PAGE = 50
HUMAN = frozenset({"confirm_mapping", "approve", "undo", "cancel", "retry"})


def in_scope(scope: Scope) -> Q:
    """The condition on rows of an office: its place in the scope's, or the office itself."""
    condition = Q(pk__in=[])
    if scope.place:
        lo, hi = scope.place.bounds()
        condition |= Q(place_path__gte=lo, place_path__lt=hi)
    if scope.orgs:
        condition |= Q(owner_org_id__in=sorted(scope.orgs))
    return condition


def visible(scope: Scope) -> QuerySet[LedgerFile]:
    """The files the scope may see; the object check is this query filtered by pk."""
    return LedgerFile.objects.filter(in_scope(scope)).select_related("template")


def _one(file_id: UUID) -> LedgerFile:
    found = visible(context.current().scope).filter(pk=file_id).first()
    if found is None:
        raise NotFound
    return found


def problem_text(problem: dict[str, Any]) -> str:
    """A problem of the whole file in words, naming sheet, row and column."""
    words = {"file": "", "sheet": "", "row": "", "column": "", "last": ""} | problem
    return gettext(FILE[problem["code"]]).format(**words)


def file_ref(file: LedgerFile, offices: dict[int, str] | None = None) -> FileRef:
    """The file as its owners see it."""
    name = offices.get(file.office) if offices else None
    return FileRef(
        id=file.pk, filename=file.filename, template=file.template.code, title=file.template.title, office=file.office,
        office_name=name if name is not None else registry.organisation(file.office).name, state=file.state,
        state_label=str(LedgerFile.State(file.state).label), version=file.version, mode=file.mode, as_of=file.as_of,
        created_at=file.created_at, merged_at=file.merged_at, counts=file.counts,
        problems=[problem_text(problem) for problem in file.problems], fail_code=file.fail_code,
        commands=[name for name in FILE_TRANSITIONS.commands(file.state) if name in HUMAN],
    )  # fmt: skip


def status(file_id: UUID) -> FileRef:
    """One file; NotFound out of scope."""
    return file_ref(_one(file_id))


def list_files(scope: Scope, *, before: datetime | None = None, limit: int = PAGE) -> list[FileRef]:
    """The newest files of the scope; `before` is the created_at of the last one seen."""
    rows = visible(scope).order_by("-created_at", "-pk")
    if before is not None:
        rows = rows.filter(created_at__lt=before)
    found = list(rows[:limit])
    offices = {number: registry.organisation(number).name for number in {file.office for file in found}}
    audit.record("ledgers.list", n=len(found))
    return [file_ref(file, offices) for file in found]


def columns(file_id: UUID) -> list[ColumnView]:
    """The columns of every sheet with what they are taken for and how their values look (never the values)."""
    file = _one(file_id)
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
    file = _one(file_id)
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
    file = _one(file_id)
    found: dict[tuple[str, str], int] = defaultdict(int)
    for code, severity in Issue.objects.filter(file=file).values_list("code", "severity"):
        found[code, severity] += 1
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [(gettext(cell_message(code)), severity, count) for (code, severity), count in ordered]


def error_workbook(file_id: UUID) -> bytes:
    """The uploaded workbook again, wrong cells red and commented in Chinese; NotFound out of scope."""
    file = _one(file_id)
    findings: dict[tuple[int, int, int], list[tuple[str, str]]] = defaultdict(list)
    for sheet, row, col, code, severity in Issue.objects.filter(file=file).values_list(
        "sheet", "row", "col", "code", "severity"
    ):
        findings[sheet, row, col or 0].append((code, severity))
    sheets: Sequence[Sheet] = read(body_of(file), file.filename)
    audit.record("ledgers.error_workbook", obj=str(file.pk), n=len(findings))
    return render_workbook(sheets, findings)


def cell(record_ref: int, col: int | None) -> CellRef:
    """Where a golden value came from: the record's row in the newest merged file. Raises NotFound.

    The raw text is given as typed; callers mask it as its attribute asks.
    """
    row = active_rows([record_ref]).get(record_ref)
    if row is None or not visible(context.current().scope).filter(pk=row.file_id).exists():
        raise NotFound
    file = row.file
    (raw,) = open_rows("raw", file.pk, [(row.sheet, row.row, bytes(row.raw))])
    sheet = next(one for one in file.mapping if one["sheet"] == row.sheet)
    known = col is not None and col < len(raw)
    audit.record("ledgers.cell", obj=str(file.pk), fields=[sheet["columns"][col] or ""] if known else [])
    return CellRef(
        file=file.pk, filename=file.filename, sheet=sheet["name"], row=row.row,
        column=letter(col) if col is not None else "", header=sheet["headers"][col] if known else "",
        raw=raw[col] if known else "", uploaded_at=file.created_at, office=file.office,
    )  # fmt: skip


def may_approve(ref: FileRef) -> bool:
    """Whether the acting person may approve uploads at all."""
    return identity.may(context.current(), "ledgers.upload") and "approve" in ref.commands
