"""What is wrong in a file: counts, and the workbook that goes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.ledgers.intake.reader import Sheet, read
from jiayuan.ledgers.intake.workbook import error_workbook as render_workbook
from jiayuan.ledgers.models import Issue
from jiayuan.ledgers.queries.files import one_file
from jiayuan.ledgers.rules.messages import cell_message
from jiayuan.ledgers.stages.reading import body_of


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
    # From the uploaded bytes, not from the stored rows: titles and footers go back too.
    sheets: Sequence[Sheet] = read(body_of(file), file.filename)
    audit.record("ledgers.error_workbook", obj=str(file.pk), n=len(findings))
    return render_workbook(sheets, findings)
