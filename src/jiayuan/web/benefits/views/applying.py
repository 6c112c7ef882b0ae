"""Asking without having been found."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from jiayuan.benefits import api
from jiayuan.identity.api import resident_view
from jiayuan.kernel import clock
from jiayuan.web.benefits.caseform import CaseForm
from jiayuan.web.benefits.policies import saved
from jiayuan.web.benefits.wording import localised


def _to(offer: api.Offer, request: HttpRequest) -> HttpResponseRedirect:
    messages.success(request, gettext("已收到您的申请"))
    return HttpResponseRedirect(reverse("benefits:mine_one", args=[offer.pk]))


@resident_view()
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest) -> HttpResponseBase:
    """Not found by the street? Whoever thinks they are entitled asks here; entry is never refused."""
    if request.method == "POST":
        return _to(api.apply(request.POST.get("policy", "")), request)
    book = api.load_book()
    policies = [
        {
            "id": policy.id,
            "name": localised(policy.name.zh, policy.name.en),
            "text": localised(policy.summary.zh, policy.summary.en),
            "asks": bool(api.questions_of(policy, book)),
        }
        for policy in book.applied_for(clock.today())
    ]
    return render(request, "benefits/apply.html", {"policies": policies})


@resident_view()
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, policy: str) -> HttpResponseBase:
    """What only the person can tell of a household or a claim: four questions at most, then the explanation."""
    book = api.load_book()
    rule = next((one for one in book.applied_for(clock.today()) if one.id == policy), None)
    if rule is None:
        raise Http404
    questions = api.questions_of(rule, book)
    form = CaseForm(request.POST or None, facts=questions)
    if request.method == "POST" and form.is_valid():
        return _to(api.apply(policy, form.cleaned_data), request)
    context = {
        "form": form,
        "name": localised(rule.name.zh, rule.name.en),
        "summary": localised(rule.summary.zh, rule.summary.en),
        "saved": saved(policy, len(questions)),
    }
    return render(request, "benefits/claim.html", context)
