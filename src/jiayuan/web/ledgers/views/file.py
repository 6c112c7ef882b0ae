"""One upload as a person reads it: its steps, what would change, its rows, the error workbook."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from jiayuan.identity.api import staff_view
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.web.ledgers.wording import OUTCOMES, WORKING, figures, steps, tone

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 50


def _told(file_id: UUID) -> dict[str, Any]:
    ref = api.status(file_id)
    waits = ref.state in WORKING
    has_issues = bool(ref.counts.get("error") or ref.counts.get("warn"))
    return {
        "ref": ref, "steps": steps(ref), "figures": figures(ref), "tone": tone(ref.state), "waits": waits,
        "has_issues": has_issues, "issues": api.issue_counts(file_id)[:12] if has_issues else [],
        "wide": ref.counts.get("outside", 0) > 0.3 * max(ref.counts.get("rows", 1), 1),
    }  # fmt: skip


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    return render(request, "ledgers/file.html", _told(file_id))


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def progress(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The living part of the page, asked for again until the file waits for a person or has ended."""
    return render(request, "ledgers/parts/state.html", _told(file_id))


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def rows(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Rows of one outcome, by key."""
    outcome, after = request.GET.get("outcome", ""), request.GET.get("after", "0")
    if outcome not in OUTCOMES:
        outcome = ""
    shown = api.preview(file_id, outcome, int(after) if after.isdecimal() else 0, PAGE)
    told = {
        "ref": api.status(file_id), "outcome": outcome, "title": OUTCOMES.get(outcome, _("全部行")),
        "rows": [{"row": row, "outcome": OUTCOMES.get(row.outcome, "")} for row in shown],
        "last": shown[-1].key if len(shown) == PAGE else None,
    }  # fmt: skip
    return render(request, "ledgers/rows.html", told)


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def errors(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The error workbook, in the uploader's own layout."""
    ref = api.status(file_id)
    # The uploader's own name, so that the corrected file is found beside the first.
    name = f"{ref.filename.rpartition('.')[0] or ref.filename}-{_('问题标注')}.xlsx"
    headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "no-store"}
    return HttpResponse(api.error_workbook(file_id), content_type=XLSX, headers=headers)
