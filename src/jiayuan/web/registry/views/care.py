"""The resident's own page of the care register: say yes, change it, say no, and see who looked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import resident_view
from jiayuan.kernel.errors import Invalid
from jiayuan.registry import api
from jiayuan.registry.api import CareView
from jiayuan.web.registry.care_forms import OwnForm


def _rows(mine: CareView) -> list[dict[str, Any]]:
    needs = "、".join(_(api.CARE_NEEDS[need]) for need in mine.wishes.needs if need in api.CARE_NEEDS)
    return [
        {"label": _("需要照应的方面"), "value": needs},
        {"label": _("先打谁的电话"), "value": mine.wishes.contact or "—"},
        {"label": _("还要让上门的人知道什么"), "value": mine.wishes.note or "—"},
        {"label": _("有效到"), "value": mine.until},
    ]  # fmt: skip


@resident_view()
def mine(request: HttpRequest) -> HttpResponse:
    """Whether I am on the register, what it says, who saw it; the way to yes and to no."""
    found = api.my_care()
    told = {"mine": found, "rows": _rows(found) if found else []}
    return render(request, "registry/care/mine.html", told)


def _before(found: CareView | None) -> dict[str, Any]:
    """What was said last, so that a change begins from it; the consent itself is asked anew."""
    if found is None:
        return {}
    return {"needs": list(found.wishes.needs), "contact": found.wishes.contact, "note": found.wishes.note}


@resident_view()
def say_yes(request: HttpRequest) -> HttpResponse:
    """One page with the few questions; nothing is ticked beforehand."""
    form = OwnForm(request.POST or None, initial=_before(api.my_care()))
    if request.method == "POST" and form.is_valid():
        try:
            api.agree_care(form.wishes())
            messages.success(request, _("已登记，随时可以改、可以退出"))
            return redirect("registry:care")
        except Invalid as invalid:
            form.add_error(None, _(str(invalid)))
    return render(request, "registry/care/yes.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@resident_view()
def say_no(request: HttpRequest) -> HttpResponse:
    """Takes the yes back; works at once and needs no reason."""
    api.withdraw_care()
    messages.success(request, _("已退出，登记的内容已经删除"))
    return redirect("registry:care")
