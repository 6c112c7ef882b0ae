"""Where the live picture comes from: the address of the stream, and the picture for browsers without it."""

from __future__ import annotations

import os
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiayuan.audit.api import record
from jiayuan.command import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command.stream_token import Claim, issue


def live_url() -> str:
    """Where the live process answers; empty: the same address as the pages (a proxy divides them)."""
    return os.environ.get("JIAYUAN_LIVE_URL", "").rstrip("/")


@require_GET
@staff_view("command.positions", purpose=EVENT_STAFFING)
def stream(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    acting = current()
    api.plan_view(plan_id)
    # An EventSource sends no headers, so the right to read travels in the address and lives a minute.
    token = issue(Claim(acting.account_id, acting.grant_id, plan_id))
    record("command.stream.open", obj=f"plan:{plan_id}", fields=["position"])
    url = f"{live_url()}/live/plans/{plan_id}/?token={token}"
    return JsonResponse({"url": url, "poll": reverse("command:frame", args=[plan_id])})


@require_GET
@staff_view("command.positions", purpose=EVENT_STAFFING)
def frame(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    """The whole picture, for browsers whose stream fails."""
    record("command.positions.read", obj=f"plan:{plan_id}", fields=["position"])
    return JsonResponse(api.live_snapshot(plan_id) | {"advice": _("实时连接中断，正在定时刷新")})
