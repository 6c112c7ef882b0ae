"""The confirmation, one thing per page: facts, account, choice, authorisation. No draft is kept on the server."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from jiayuan.benefits import api
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict
from jiayuan.web.benefits.cards import offer_card
from jiayuan.web.benefits.confirmsteps import LABELS, next_step, progress
from jiayuan.web.benefits.forms import AccountForm
from jiayuan.web.benefits.lines import locked_rows, sources_down
from jiayuan.web.benefits.policies import pair_of
from jiayuan.web.benefits.views.selves import own_offer_view


# Hidden fields, not the session: an account number must not lie about in a table of sessions.
def _carried(request: HttpRequest) -> dict[str, str]:
    """Answers of earlier pages, carried in the form itself."""
    kept = ("fingerprint", "facts", "account_number", "choice")
    return {name: request.POST[name] for name in kept if request.POST.get(name)}


def _page(request: HttpRequest, offer_id: UUID, step: str, carried: dict[str, str], **more: object) -> HttpResponse:
    offer = api.offer_in(current().scope, offer_id)
    form = api.prefill(offer)
    context = {
        "offer": offer,
        "card": offer_card(api.card(offer)),
        "step": step,
        "steps": progress(offer.policy, step),
        "rows": locked_rows(form.lines),
        "down": sources_down(form.lines),
        "pair": pair_of(offer.policy),
        "carried": {"fingerprint": form.fingerprint, **carried},
        "account_form": AccountForm(),
        "authorisation": gettext(api.AUTHORISATION),
        **more,
    }
    return render(request, f"benefits/confirm_{step}.html", context)


@own_offer_view
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
    """GET shows the first page; each POST checks its page and shows the next, the last one submits."""
    step = request.POST.get("step", "")
    if step not in LABELS:
        return _page(request, offer_id, "facts", {})
    carried = _carried(request)
    if step == "account":
        form = AccountForm(request.POST)
        if not form.is_valid():
            return _page(request, offer_id, "account", carried, account_form=form)
        carried["account_number"] = form.cleaned_data["account_number"]
    if step == "authorise":
        return _submit(request, offer_id, carried)
    policy = api.offer_in(current().scope, offer_id).policy
    return _page(request, offer_id, next_step(policy, step), carried)


def _submit(request: HttpRequest, offer_id: UUID, carried: dict[str, str]) -> HttpResponseBase:
    if request.POST.get("authorise") != "yes":
        return _page(request, offer_id, "authorise", carried, unticked=True)
    policy = api.offer_in(current().scope, offer_id).policy
    if carried.get("choice", policy) != policy:
        other = api.choose(offer_id, carried["choice"])
        # What was applied for is on its way; what had been found still wants its own look.
        page = "receipt" if other.state == "confirmed" else "confirm"
        return HttpResponseRedirect(reverse(f"benefits:{page}", args=[other.pk]))
    try:
        api.command(offer_id, "confirm", {**carried, "authorise": "yes"})
    except Conflict as changed:
        if changed.code != "prefill-changed":
            raise
        return _page(request, offer_id, "facts", {}, changed=True)
    return HttpResponseRedirect(reverse("benefits:receipt", args=[offer_id]))
