"""One upload as a person reads it: its steps, what would change, its rows, the error workbook."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import clock, context
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.api import FileRef
from jiayuan.web.ledgers.wording import EMPTY_TABS, OUTCOMES, WORKING, bar, figures, steps, summary, tabs, tone

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 50
# Rows under a tab of the preview; the rest is one click away.
SHOWN = 20
PREVIEWED = frozenset({"previewed", "approved", "merged"})
UNDO_OWN = timedelta(hours=24)


def _undo(ref: FileRef) -> dict[str, Any]:
    """Whether who asks may undo the file, and until when their own slip is theirs to take back."""
    if ref.state != "merged" or ref.merged_at is None:
        return {}
    until = ref.merged_at + UNDO_OWN
    own = ref.mine and clock.now() <= until
    return {"may_undo": own or may(context.current(), "ledgers.undo"), "undo_until": until if own else None}


def _rows(ref: FileRef, chosen: str) -> dict[str, Any]:
    """The open tab of the preview with its first rows."""
    if ref.state not in PREVIEWED or not ref.counts.get("rows"):
        return {}
    found = tabs(ref, chosen)
    at = next(one["outcome"] for one in found if one["current"])
    shown = api.preview(ref.id, at, limit=SHOWN)
    return {
        "tabs": found, "tab": at, "summary": summary(ref), "empty": EMPTY_TABS[at], "more": len(shown) == SHOWN,
        "rows": [{"row": row, "outcome": OUTCOMES.get(row.outcome, "")} for row in shown],
    }  # fmt: skip


def _told(request: HttpRequest, file_id: UUID) -> dict[str, Any]:
    ref = api.status(file_id)
    has_issues = bool(ref.counts.get("error") or ref.counts.get("warn"))
    return {
        "ref": ref, "steps": steps(ref), "tone": tone(ref.state), "bar": bar(ref),
        "figures": figures(ref, tabbed=ref.state in PREVIEWED), "waits": ref.state in WORKING,
        "issues": api.issue_counts(file_id)[:12] if has_issues else [],
        "may_upload": may(context.current(), "ledgers.upload"), "fixes": has_issues and ref.state in PREVIEWED,
        **_undo(ref), **_rows(ref, request.GET.get("tab", "")),
    }  # fmt: skip


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    return render(request, "ledgers/file.html", _told(request, file_id))


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def progress(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The living part of the page, asked for again until the file waits for a person or has ended."""
    return render(request, "ledgers/parts/state.html", _told(request, file_id))


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
