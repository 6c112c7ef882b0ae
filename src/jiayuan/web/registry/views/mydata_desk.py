"""The other side of 我的数据: field checks of disputed values, and answers to objections."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import answer_objection, may, open_objections, purpose_titles, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.places.api import labels
from jiayuan.registry import api
from jiayuan.registry.api import DisputeRef, attr
from jiayuan.web.registry.mydata_forms import AnswerForm, CheckForm

PURPOSE = REGISTRY_REVIEW
PAGE = 30


def _line(one: DisputeRef) -> dict[str, Any]:
    words = {one.held, one.own} if attr(one.attr).kind == "place" else set()
    names = labels(words - {""})
    return {
        "one": one, "label": _(attr(one.attr).label), "held": names.get(one.held, one.held),
        "own": names.get(one.own, one.own),
    }  # fmt: skip


@staff_view("registry.settle", purpose=PURPOSE)
def checks(request: HttpRequest) -> HttpResponse:
    """Disputed values of the area, the most urgent first: both versions, and until when somebody must look."""
    acting = context.current()
    shown = {
        "lines": [_line(one) for one in api.disputes(PURPOSE, acting.scope)], "form": CheckForm(),
        "answers": may(acting, "identity.objections"),
    }  # fmt: skip
    return render(request, "registry/mydata/checks.html", shown)


@require_POST
@staff_view("registry.settle", purpose=PURPOSE)
def check(request: HttpRequest, dispute_id: int) -> HttpResponse:
    """What was found on the spot."""
    form = CheckForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("请选择核实的结果，并写明怎样核实的"))
        return redirect("registry:checks")
    try:
        api.settle_dispute(dispute_id, form.cleaned_data["outcome"], reason=form.cleaned_data["reason"])
        messages.success(request, _("已记下核实的结果，本人会看到"))
    except (Conflict, Invalid) as refused:
        messages.warning(request, _(str(refused)))
    return redirect("registry:checks")


def _after(request: HttpRequest) -> int:
    text = request.GET.get("after", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


@staff_view("identity.objections", purpose=PURPOSE)
def objections(request: HttpRequest) -> HttpResponse:
    """Objections of the area that wait for an answer, oldest first, by key."""
    found, titles = open_objections(context.current().scope, after=_after(request), limit=PAGE), purpose_titles()
    lines = [{"one": one, "title": titles.get(one.purpose, one.purpose)} for one in found]
    following = f"?after={found[-1].id}" if len(found) == PAGE else ""
    shown = {"lines": lines, "form": AnswerForm(), "next": following}
    return render(request, "registry/mydata/objections.html", shown)


@require_POST
@staff_view("identity.objections", purpose=PURPOSE)
def answer(request: HttpRequest, objection_id: int) -> HttpResponse:
    """Upheld or not, with the reason the person reads."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("请选择同意或不同意，并写明理由"))
        return redirect("registry:objections")
    try:
        answer_objection(objection_id, form.cleaned_data["state"], form.cleaned_data["answer"])
        messages.success(request, _("已答复，本人会看到"))
    except Conflict as refused:
        messages.warning(request, _(str(refused)))
    return redirect("registry:objections")
