"""The campaign board: the last run, how far each campaign has come, and reaching for the found."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from jiayuan.benefits import api
from jiayuan.identity.api import may, staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from jiayuan.web.benefits.forms import CampaignForm
from jiayuan.web.benefits.wording import joined
from jiayuan.web.benefits.words import STATES


@staff_view("benefits.queue", purpose=BENEFIT_MATCHING)
def board(request: HttpRequest) -> HttpResponse:
    """Latest run, campaigns with their funnels, offers by state."""
    scope = current().scope
    states = api.states_now(scope)
    context = {
        "run": api.latest_run(scope),
        "campaigns": [(one, joined(one.policies)) for one in api.campaigns(scope)],
        "states": [{"name": STATES[state], "count": count, "state": state} for state, count in sorted(states.items())],
        "form": CampaignForm(),
        "may_campaign": may(current(), "benefits.campaign"),
        "may_pay": may(current(), "benefits.decide"),
        "may_find": may(current(), "benefits.find"),
        "may_reach": may(current(), "benefits.reach"),
    }
    return render(request, "benefits/board.html", context)


@staff_view("benefits.find", purpose=BENEFIT_MATCHING)
@require_POST
def run(request: HttpRequest) -> HttpResponseBase:
    """Evaluates everybody of the own place now and makes offers."""
    done = api.run()
    made = api.find()
    words = {"people": done.people, "missed": done.entitled_not_drawing, "made": made}
    messages.success(request, gettext("评估了 %(people)s 人，应享未享 %(missed)s 项，新找到 %(made)s 项") % words)
    return HttpResponseRedirect(reverse("benefits:board"))


@staff_view("benefits.campaign", purpose=BENEFIT_MATCHING)
@require_POST
def start(request: HttpRequest) -> HttpResponseBase:
    """Opens a campaign."""
    form = CampaignForm(request.POST)
    if form.is_valid():
        api.start_campaign(form.cleaned_data["name"], form.cleaned_data["policies"])
        messages.success(request, gettext("专项行动已开始"))
    else:
        messages.error(request, gettext("请填写名称并至少选择一项政策"))
    return HttpResponseRedirect(reverse("benefits:board"))


@staff_view("benefits.reach", purpose=BENEFIT_MATCHING)
@require_POST
def contact(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    """One message to each of the found; it names no benefit."""
    told = api.contact_found(campaign_id)
    messages.success(request, gettext("已发出 %(told)s 条消息") % {"told": told})
    return HttpResponseRedirect(reverse("benefits:board"))
