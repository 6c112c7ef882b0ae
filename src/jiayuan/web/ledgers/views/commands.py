"""What a person does with an upload: approve, cancel, retry, undo."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import staff_view
from jiayuan.kernel.errors import Conflict, NotAllowed
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.web.ledgers.built import built_on
from jiayuan.web.ledgers.forms import ReasonForm


def _version(request: HttpRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else None


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
    told = {"ref": api.status(file_id), "form": form, "uses": built_on(api.uses_of(file_id))}
    return render(request, "ledgers/undo.html", told)
