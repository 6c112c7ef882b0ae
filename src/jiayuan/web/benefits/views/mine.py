"""A resident's own benefits: what may be mine, why, and what I say to it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from jiayuan.benefits import api
from jiayuan.benefits.api import Offer
from jiayuan.identity.api import inbox, resident_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.web.benefits.cards import locked_rows, mine_cards, offer_card, pair_of, reasons, saved
from jiayuan.web.benefits.forms import DisputeForm
from jiayuan.web.benefits.wording import localised


@resident_view()
def mine(request: HttpRequest) -> HttpResponse:
    """Cards: may be mine, under way, drawing, stopped."""
    groups = mine_cards(api.my_benefits(current().scope))
    return render(request, "benefits/mine.html", {**groups, "nothing": not any(groups.values())})


def _code(offer: Offer) -> str:
    """The six digits to say at the door, while the item is on its way."""
    if offer.state != "delivering":
        return ""
    sent = (item.refs for item in inbox(offer.person) if item.template == "benefits.code")
    return next((str(refs["code"]) for refs in sent if refs.get("offer") == str(offer.pk)), "")


@resident_view()
def one(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One benefit: amount, the table of reasons with clauses, what I can do now."""
    offer = api.offer_in(current().scope, offer_id)
    form = api.prefill(offer)
    explained = api.explain(offer.person, offer.policy)
    doc = api.load_book().docs[explained.policy.doc]
    context = {
        "offer": offer,
        "card": offer_card(api.card(offer)),
        "summary": localised(explained.policy.summary.zh, explained.policy.summary.en),
        "reasons": reasons(explained, form.lines),
        "doc": doc,
        "code": _code(offer),
        "can_answer": offer.state in ("found", "contacted"),
        "can_dispute": offer.state in ("found", "contacted", "confirmed"),
        "can_reconsider": offer.state == "declined",
        "can_appeal": offer.state in ("refused", "stopped"),
        "saved": saved(offer.policy, 4 if pair_of(offer.policy) else 3),
    }
    return render(request, "benefits/one.html", context)


def _back(offer_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("benefits:mine_one", args=[offer_id]))


@resident_view()
@require_POST
def decline(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
    """No reason asked; it can be taken back."""
    api.command(offer_id, "decline")
    messages.success(request, gettext("已记下，不再为您办理。想法变了随时可以重新开始"))
    return _back(offer_id)


@resident_view()
@require_POST
def reconsider(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
    """Takes a no back."""
    api.command(offer_id, "reconsider")
    return _back(offer_id)


@resident_view()
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


@resident_view()
@require_POST
def appeal(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
    """Another officer looks at it again."""
    api.command(offer_id, "appeal", {"reason": request.POST.get("reason", "")})
    messages.success(request, gettext("申诉已提交，由另一位同事在5个工作日内处理"))
    return _back(offer_id)


@resident_view()
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest) -> HttpResponseBase:
    """Not found by the street? Whoever thinks they are entitled asks here; entry is never refused."""
    if request.method == "POST":
        offer = api.apply(request.POST.get("policy", ""))
        messages.success(request, gettext("已收到您的申请"))
        return _back(offer.pk)
    policies = [
        {"id": policy.id, "name": localised(policy.name.zh, policy.name.en), "text": localised(
            policy.summary.zh, policy.summary.en)}
        for policy in api.load_book().in_force(clock.today())
    ]  # fmt: skip
    return render(request, "benefits/apply.html", {"policies": policies})
