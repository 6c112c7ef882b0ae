"""The service catalogue: all items by group, and one item with what is needed and what is not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiayuan.content import api as content
from jiayuan.content.api import ServiceGroup, ServiceKind
from jiayuan.identity.api import open_view
from jiayuan.web.look.navigation import exists
from jiayuan.web.portal.place import standing

BENEFITS = "/me/benefits/"


@open_view
def services(request: HttpRequest) -> HttpResponse:
    """Forty items in six groups; `?group=` opens one."""
    items = content.services()
    wanted = request.GET.get("group", "")
    shown = [group for group in ServiceGroup if wanted in ("", group.value)] or list(ServiceGroup)
    groups = [(group.label, [item for item in items if item.group == group.value]) for group in shown]
    context = {"groups": groups, "group": wanted, "choices": ServiceGroup.choices, "count": len(items)}
    return render(request, "portal/services.html", context)


@open_view
def service(request: HttpRequest, code: str) -> HttpResponse:
    """Who it is for, what is known already, what is still to be given, how long it takes."""
    item = content.service(code)
    kind = ServiceKind(item.kind)
    still = len(item.materials)
    context = {
        "item": item,
        "kind": kind.label,
        "group": ServiceGroup(item.group).label,
        "still": still,
        "benefits": BENEFITS if kind is ServiceKind.ELIGIBILITY and exists(BENEFITS) else "",
    }
    return render(request, "portal/service.html", context)


@open_view
def ask(request: HttpRequest) -> HttpResponse:
    """Knowledge first: services and notices whose words hold the question's."""
    text = request.GET.get("q", "").strip()[:60]
    here = standing(request)
    # Forty items fit in memory; a search index would be one more thing to keep fresh.
    found = [item for item in content.services() if text in f"{item.name}{item.summary}{item.who}"] if text else []
    notices = (
        [one for one in content.notices_for(here.path, 100) if text in f"{one.title}{one.summary}"] if text else []
    )
    return render(request, "portal/ask.html", {"q": text, "services": found, "notices": notices[:10]})
