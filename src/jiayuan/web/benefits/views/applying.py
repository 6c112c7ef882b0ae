"""Asking without having been found."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from jiayuan.benefits import api
from jiayuan.identity.api import resident_view
from jiayuan.kernel import clock
from jiayuan.web.benefits.wording import localised


@resident_view()
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest) -> HttpResponseBase:
    """Not found by the street? Whoever thinks they are entitled asks here; entry is never refused."""
    if request.method == "POST":
        offer = api.apply(request.POST.get("policy", ""))
        messages.success(request, gettext("已收到您的申请"))
        return HttpResponseRedirect(reverse("benefits:mine_one", args=[offer.pk]))
    policies = [
        {"id": policy.id, "name": localised(policy.name.zh, policy.name.en), "text": localised(
            policy.summary.zh, policy.summary.en)}
        for policy in api.load_book().for_people(clock.today())
    ]  # fmt: skip
    return render(request, "benefits/apply.html", {"policies": policies})
