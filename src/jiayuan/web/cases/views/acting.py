"""Commands given by staff: on a case, on an order, a call that was tried."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jiayuan.cases.api import command, log_try, order_command
from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.purpose import CASE_CALLBACK, CASE_HANDLING
from jiayuan.web.cases.fields import data_of, form_for
from jiayuan.web.cases.views.handling import page

# What a refusal may be shown beside the form for; anything else has its own page.
SHOWN = (Invalid, Refused)


def _version(request: HttpRequest) -> int | None:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() else None


def _back(request: HttpRequest, number: str) -> HttpResponse:
    """To the page the button stood on, if it is one of ours."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return redirect(wanted if safe and wanted.startswith("/staff/") else f"/staff/cases/{number}/")


def _filled(request: HttpRequest, name: str) -> forms.Form:
    place = context.current().scope.place
    return form_for(name, place, request.POST, request.FILES)


@staff_view("cases.read", purpose=CASE_HANDLING)
@require_POST
def act(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """A command on the case."""
    form = _filled(request, name)
    if not form.is_valid():
        return page(request, str(number), form, Invalid())
    try:
        command(str(number), name, data=data_of(form), expected_version=_version(request))
    except SHOWN as problem:
        return page(request, str(number), form, problem)
    messages.success(request, _("已办理。"))
    return _back(request, str(number))


@staff_view("cases.handle", purpose=CASE_HANDLING)
@require_POST
def act_on_order(request: HttpRequest, order_id: int, name: str) -> HttpResponse:
    """A command on a work order; `take` signs and starts in one tap."""
    number = request.POST.get("number", "")
    # Two taps are all a worker on the stairs has: signing and starting are one of them.
    if name == "take":
        order_command(order_id, "sign", expected_version=_version(request))
        order_command(order_id, "start")
        messages.success(request, _("已签收，开始办理。"))
        return _back(request, number)
    form = _filled(request, name)
    if not form.is_valid():
        return page(request, number, form, Invalid())
    try:
        order_command(order_id, name, data=data_of(form), expected_version=_version(request))
    except SHOWN as problem:
        return page(request, number, form, problem)
    messages.success(request, _("已办理。"))
    return _back(request, number)


@staff_view("cases.callback", purpose=CASE_CALLBACK)
@require_POST
def call(request: HttpRequest, number: int) -> HttpResponse:
    """A call that was tried."""
    closed = log_try(str(number), request.POST.get("result", ""))
    messages.info(request, _("三次未接通，已办结。") if closed else _("已记录这次回访。"))
    return redirect("cases:callbacks")
