"""One upload: its steps, what would change, its rows, the error workbook, and the commands a person has."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import staff_view
from jiayuan.kernel.errors import Conflict, NotAllowed
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.web.ledgers.forms import ReasonForm
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
    shown = api.preview(file_id, outcome, int(after) if after.isdigit() else 0, PAGE)
    told = {
        "ref": api.status(file_id), "outcome": outcome, "title": OUTCOMES.get(outcome, _("全部行")),
        "rows": [{"row": row, "outcome": OUTCOMES.get(row.outcome, "")} for row in shown],
        "last": shown[-1].row if len(shown) == PAGE else None,
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


def _version(request: HttpRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdigit() else None


@require_POST
@staff_view("ledgers.upload", purpose=LEDGER_UPKEEP)
def do(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """approve, cancel or retry; what a rule forbids is told on the file's page."""
    data = {"right_file": request.POST.get("right_file") == "on"}
    try:
        api.command(file_id, request.POST.get("command", ""), data=data, expected_version=_version(request))
    except (Conflict, NotAllowed) as refused:
        messages.warning(request, _(str(refused)))
    return redirect("ledgers:file", file_id)


@staff_view("ledgers.upload", purpose=LEDGER_UPKEEP)
def undo(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Asks for the reason, then undoes the whole file."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            api.command(file_id, "undo", reason=form.cleaned_data["reason"], expected_version=_version(request))
        except (Conflict, NotAllowed) as refused:
            messages.warning(request, _(str(refused)))
        else:
            messages.success(request, _("已撤销，底座恢复到合并这份台账之前"))
        return redirect("ledgers:file", file_id)
    return render(request, "ledgers/undo.html", {"ref": api.status(file_id), "form": form})
