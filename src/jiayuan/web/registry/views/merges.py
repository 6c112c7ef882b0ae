"""Merges that wait for a second person: two masked cards side by side, yes or no."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.registry import api
from jiayuan.registry.api import ProposedMerge, attr
from jiayuan.web.registry.views.person import words

PURPOSE = REGISTRY_REVIEW
FIELDS = ("name", "sex", "birth", "id_number", "phone", "residence.actual")


def _card(person: UUID) -> dict[str, str]:
    """Masked values; of somebody who has moved out of sight nothing."""
    try:
        found = api.person_card(person, FIELDS, PURPOSE, context.current().scope).fields
    except NotFound:
        return dict.fromkeys(FIELDS, "")
    return {code: words(code, found[code].value) for code in FIELDS}


def _line(one: ProposedMerge) -> dict[str, Any]:
    keep, gone = _card(one.survivor), _card(one.other)
    rows = [(_(attr(code).label), keep[code], gone[code], keep[code] == gone[code]) for code in FIELDS]
    found = api.versions([one.survivor, one.other])
    return {"one": one, "rows": rows, "versions": [(str(who), number) for who, number in found.items()]}


@staff_view("registry.propose", purpose=PURPOSE)
def merges(request: HttpRequest) -> HttpResponse:
    """What waits inside the scope."""
    acting = context.current()
    told = {
        "lines": [_line(one) for one in api.merge_proposals(acting.scope)],
        "decides": may(acting, "registry.merge"),
    }
    return render(request, "registry/merges.html", told)


def _expected(request: HttpRequest) -> dict[UUID, int]:
    """The versions the cards were shown in: who decides on older ones is told so."""
    try:
        pairs = [text.split(":") for text in request.POST.getlist("version")]
        return {UUID(who): int(number) for who, number in pairs}
    except ValueError:
        raise NotFound from None


@require_POST
@staff_view("registry.propose", purpose=PURPOSE)
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Yes by a second person, no by anybody who may, each with what it means said."""
    try:
        if request.POST.get("answer") == "yes":
            api.agree_to_merge(number, expected_version=_expected(request))
            messages.success(request, _("已归并为同一人"))
        else:
            api.refuse_merge(number, request.POST.get("reason", "")[:200])
            messages.success(request, _("已退回，两条记录不变"))
    except (Conflict, Invalid, NotAllowed, Refused) as refused:
        messages.warning(request, _(str(refused)))
    return redirect("registry:merges")
