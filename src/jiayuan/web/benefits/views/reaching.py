"""Reaching the people of a campaign: a list to call, a list to walk."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from jiayuan.benefits import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from jiayuan.places import api as places
from jiayuan.web.benefits.numbers import whole


def _shown(found: api.ReachList) -> list[dict[str, object]]:
    names = places.labels(row.place_path for row in found.rows)
    return [{"row": row, "door": names.get(row.place_path, "")} for row in found.rows]


def _page(request: HttpRequest, page: str, campaign_id: UUID, found: api.ReachList) -> HttpResponse:
    context = {"campaign": campaign_id, "name": found.campaign, "rows": _shown(found), "after": found.after}
    return render(request, f"benefits/reach_{page}.html", context)


@staff_view("benefits.reach", purpose=BENEFIT_MATCHING)
def calls(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Who has tries left, with telephone and what to say."""
    return _page(
        request, "calls", campaign_id, api.call_list(current().scope, campaign_id, request.GET.get("after", ""))
    )


@staff_view("benefits.reach", purpose=BENEFIT_MATCHING)
def visits(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Whom three tries did not reach, in walking order."""
    found = api.visit_list(current().scope, campaign_id, request.GET.get("after", ""))
    return _page(request, "visits", campaign_id, found)


@staff_view("benefits.reach", purpose=BENEFIT_MATCHING)
@require_POST
def called(request: HttpRequest, campaign_id: UUID, offer_id: UUID) -> HttpResponseBase:
    """A call was made and not answered, or the person will look by themselves; it counts as one of three tries."""
    version = request.POST.get("version", "")
    expected = whole(version)
    api.command(offer_id, "contact", {"how": "call"}, expected_version=expected)
    messages.success(request, gettext("已记下一次电话"))
    return HttpResponseRedirect(reverse("benefits:calls", args=[campaign_id]))
