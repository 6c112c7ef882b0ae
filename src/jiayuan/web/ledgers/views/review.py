"""Same person or not? Two cards, one decision, the next question."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.ledgers import api
from jiayuan.web.ledgers.marks import marked

DECIDED = {
    "same": gettext_lazy("已归为同一人"),
    "different": gettext_lazy("已记住：不是同一人"),
    "new": gettext_lazy("已建立新的人"),
}


@staff_view("ledgers.review", purpose=REGISTRY_REVIEW)
def queue(request: HttpRequest) -> HttpResponse:
    """Goes to the first waiting question, or says that none is left."""
    scope = context.current().scope
    after = request.GET.get("after", "")
    found = api.review_items(scope, after=int(after) if after.isdecimal() else 0, limit=1)
    if found:
        return redirect("ledgers:review_item", found[0].pk)
    return render(request, "ledgers/review_empty.html", {"left": api.review_count(scope)})


def _chosen(request: HttpRequest) -> UUID | None:
    text = request.POST.get("person", "")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Invalid(_("请从列出的人中选择"), code="chosen") from None


def _decide(request: HttpRequest, item_id: int) -> None:
    decision, version = request.POST.get("decision", ""), request.POST.get("version", "")
    # The version the person saw: two people may look at one question.
    expected = int(version) if version.isdecimal() else None
    try:
        api.decide(item_id, decision, chosen=_chosen(request), expected_version=expected)
        messages.success(request, DECIDED[decision])
    except Conflict as conflict:
        messages.warning(request, _(str(conflict)))


@staff_view("ledgers.review", purpose=REGISTRY_REVIEW)
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One question; a POST decides it and moves on."""
    if request.method == "POST":
        _decide(request, item_id)
        return redirect("ledgers:review")
    scope = context.current().scope
    view = api.review(item_id, scope)
    pairs: list[dict[str, Any]] = [marked(view.row, card) for card in view.candidates]
    return render(request, "ledgers/review.html", {"view": view, "pairs": pairs, "left": api.review_count(scope)})
