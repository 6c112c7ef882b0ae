"""What my data is used for, and saying no to a use; a copy to take away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.audit.api import record
from jiayuan.identity.api import (
    as_login,
    code_is_right,
    consents_of,
    info_of,
    is_fresh,
    my_objections,
    object_to,
    phone_of,
    purpose_titles,
    resident_view,
    send_code,
    withdraw_objection,
)
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.registry import api
from jiayuan.web.registry.mydata_copy import as_json, as_workbook
from jiayuan.web.registry.mydata_forms import CopyCodeForm, ObjectForm
from jiayuan.web.registry.mydata_words import told

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PROVED, SENT = "jiayuan_copy_proved", "jiayuan_copy_sent"
GOOD_FOR_S = 300
# Uses a person may say no to: keeping the base, matching, care. Showing one's own data to oneself is not one.
USES = (
    "ledger-upkeep", "form-prefill", "registry-review", "benefit-matching", "benefit-check", "case-handling",
    "case-callback", "event-staffing", "emergency_care", "statistics",
)  # fmt: skip


def _uses() -> list[dict[str, Any]]:
    subject = context.current().scope.subject
    if subject is None:
        raise NotAllowed
    titles = purpose_titles()
    agreed = {one.purpose: one for one in consents_of(subject)}
    latest = {one.purpose: one for one in reversed(my_objections())}
    return [
        {"code": code, "title": titles[code], "consent": agreed.get(code), "objection": latest.get(code)}
        for code in USES
        if code in titles
    ]


@resident_view()
def uses(request: HttpRequest) -> HttpResponse:
    """Each use, whether it rests on my word, and what I said against it."""
    return render(request, "registry/mydata/uses.html", {"uses": _uses()})


@resident_view()
def say_no(request: HttpRequest, code: str) -> HttpResponse:
    """Objects to one use; the reason may stay empty."""
    use = next((one for one in _uses() if one["code"] == code), None)
    if use is None:
        raise NotFound
    form = ObjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = object_to(code, form.cleaned_data["reason"])
            messages.success(request, _("已经记下，街道会在 %(day)s 前答复。") % {"day": made.due_on.isoformat()})
        except Conflict as conflict:
            messages.warning(request, _(str(conflict)))
        return redirect("registry:mydata_uses")
    return render(request, "registry/mydata/object.html", {"form": form, "use": use})


@require_POST
@resident_view()
def take_back(request: HttpRequest, objection_id: int) -> HttpResponse:
    withdraw_objection(objection_id)
    messages.success(request, _("已撤回"))
    return redirect("registry:mydata_uses")


def _proved(request: HttpRequest) -> bool:
    """A second factor or a code of the own phone, at most five minutes old: a copy holds everything at once."""
    return is_fresh(request) or clock.now().timestamp() - float(request.session.get(PROVED, 0)) < GOOD_FOR_S


def _own_phone(request: HttpRequest) -> str:
    entrant = info_of(request).entrant
    if entrant is None:
        raise NotAllowed
    return phone_of(entrant.account_id)


def _send(request: HttpRequest) -> None:
    phone = _own_phone(request)
    with as_login():
        send_code(phone)
    request.session[SENT] = True


def _check(request: HttpRequest, form: CopyCodeForm) -> None:
    phone = _own_phone(request)
    with as_login():
        right = code_is_right(request, phone, form.cleaned_data["code"])
    if right:
        request.session[PROVED] = clock.now().timestamp()
        request.session.pop(SENT, None)
    else:
        form.add_error("code", _("验证码不对或已过期，请核对后再填，或重新发送"))


@resident_view()
def copy(request: HttpRequest) -> HttpResponse:
    """What a copy holds; after proving oneself once more, the ways to take it."""
    form = CopyCodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and "code" not in request.POST:
        _send(request)
    elif request.method == "POST" and form.is_valid():
        _check(request, form)
    shown = {"form": form, "proved": _proved(request), "sent": request.session.get(SENT, False)}
    return render(request, "registry/mydata/copy.html", shown, status=422 if form.errors else 200)


@resident_view(base=True)
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The copy itself: json or xlsx."""
    if form not in ("json", "xlsx"):
        raise NotFound
    if not _proved(request):
        return redirect("registry:mydata_copy")
    whole = told(api.holdings(), whole=True)
    record("registry.own.copy", n=len(whole), detail={"form": form})
    content, kind = (as_json(whole), "application/json") if form == "json" else (as_workbook(whole), XLSX)
    headers = {"Content-Disposition": f'attachment; filename="my-data.{form}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)
