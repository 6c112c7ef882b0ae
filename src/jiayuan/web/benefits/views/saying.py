"""What a person says to an offer: no, perhaps after all, this is not right, look again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from jiayuan.benefits import api
from jiayuan.kernel.context import current
from jiayuan.web.benefits.forms import DisputeForm
from jiayuan.web.benefits.lines import locked_rows
from jiayuan.web.benefits.views.selves import own_offer_view


def _back(offer_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("benefits:mine_one", args=[offer_id]))


@own_offer_view
@require_POST
def decline(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
    """No reason asked; it can be taken back."""
    api.command(offer_id, "decline")
    messages.success(request, gettext("已记下，不再为您办理。想法变了随时可以重新开始"))
    return _back(offer_id)


@own_offer_view
@require_POST
def reconsider(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
    """Takes a no back."""
    api.command(offer_id, "reconsider")
    return _back(offer_id)


@own_offer_view
@require_http_methods(["GET", "POST"])
def dispute(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
    """This is not right: my own value beside the registry's."""
    offer = api.offer_in(current().scope, offer_id)
    lines = api.prefill(offer).lines
    form = DisputeForm(request.POST or None, lines=lines)
    if request.method == "POST" and form.is_valid():
        api.command(offer_id, "dispute", form.cleaned_data)
        messages.success(request, gettext("已收到，管理这项信息的部门会在5个工作日内核实并答复您"))
        return _back(offer_id)
    return render(request, "benefits/dispute.html", {"offer": offer, "form": form, "rows": locked_rows(lines)})


@own_offer_view
@require_POST
def appeal(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
    """Another officer looks at it again."""
    api.command(offer_id, "appeal", {"reason": request.POST.get("reason", "")})
    messages.success(request, gettext("申诉已提交，由另一位同事在5个工作日内处理"))
    return _back(offer_id)


@own_offer_view
@require_POST
def supply(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
    """The papers asked for are handed in; the check goes on."""
    api.command(offer_id, "supply", {"supplied": request.POST.get("supplied", "")})
    messages.success(request, gettext("已记下，街道会接着核对"))
    return _back(offer_id)
