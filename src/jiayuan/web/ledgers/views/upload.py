"""The desk of ledgers: the list of uploads and the place to drop a new one."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.api import FileRef
from jiayuan.web.ledgers.forms import UploadForm
from jiayuan.web.ledgers.views.review_guard import guard_figures
from jiayuan.web.ledgers.wording import GROUPS, tone

PAGE = 30


def _before(request: HttpRequest) -> datetime | None:
    # A plus sign in an address arrives as a blank.
    text = request.GET.get("before", "").replace(" ", "+")
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _line(ref: FileRef) -> dict[str, object]:
    return {"ref": ref, "tone": tone(ref.state), "rows": ref.counts.get("rows")}


def _receive(request: HttpRequest, form: UploadForm) -> HttpResponse | None:
    data, file = form.cleaned_data, form.cleaned_data["file"]
    try:
        ref = api.receive(
            data["office"], data["template"], file.name, file.read(), mode=data["mode"], as_of=data["as_of"]
        )
    except Refused as refused:
        form.add_error("file", _(str(refused)).format(file=file.name))
        return None
    if ref.version > 1:
        messages.info(request, _("这份文件以前收到过，没有重复处理"))
    return redirect("ledgers:file", ref.id)


def _form(request: HttpRequest, acting: Acting) -> UploadForm | None:
    """The form, filled on POST; None for who may look but not upload."""
    if not may(acting, "ledgers.upload"):
        return None
    return UploadForm(acting, request.POST, request.FILES) if request.method == "POST" else UploadForm(acting)


def _listed(request: HttpRequest, acting: Acting) -> dict[str, object]:
    """The list as it is asked for: of one ledger, in a group of states, before a time."""
    template, group = request.GET.get("template", "")[:40], request.GET.get("group", "")
    _words, states = GROUPS.get(group, ("", frozenset()))
    files = api.list_files(acting.scope, before=_before(request), limit=PAGE, template=template, states=states)
    asked = {"template": template, "group": group if states else ""}
    last = files[-1].created_at.isoformat() if len(files) == PAGE else ""
    return {
        "files": [_line(ref) for ref in files],
        "next": urlencode({key: value for key, value in asked.items() if value} | {"before": last}) if last else "",
        "templates": [(row.code, row.title) for row in api.templates()],
        "groups": [(key, words) for key, (words, _states) in GROUPS.items()],
        "narrowed": any(asked.values()) or "before" in request.GET,
        **asked,
    }


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def desk(request: HttpRequest) -> HttpResponse:
    """Lists uploads newest first; a POST takes in a file."""
    acting = context.current()
    form = _form(request, acting)
    done = _receive(request, form) if form is not None and form.is_bound and form.is_valid() else None
    if done is not None:
        return done
    told = {
        "form": form, "waiting": api.review_count(acting.scope), "guard": guard_figures(), **_listed(request, acting),
    }  # fmt: skip
    return render(request, "ledgers/desk.html", told, status=422 if form and form.errors else 200)
