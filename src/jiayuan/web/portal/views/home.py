"""The home page: where I am, what is urgent, the ten cans, my matters, and the latest notices."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from jiayuan.content import api as content
from jiayuan.identity.api import info_of, open_view, resident_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound
from jiayuan.web.look import preferences
from jiayuan.web.portal import cans
from jiayuan.web.portal.matters import my_matters
from jiayuan.web.portal.place import standing

NOTICES_SHOWN = 6


def _context(request: HttpRequest) -> dict[str, Any]:
    here = standing(request)
    look = preferences.load(request.COOKIES.get(preferences.COOKIE, ""))
    # Elder mode asks at most six things at once; "more" opens the rest.
    few = look.elder and "all" not in request.GET
    notices = content.notices_for(here.path, NOTICES_SHOWN)
    return {
        "here": here,
        "groups": cans.few() if few else cans.groups(),
        "few": few,
        "urgent": [notice for notice in notices if notice.emergency],
        "notices": [notice for notice in notices if not notice.emergency],
    }


@resident_view()
def _resident(request: HttpRequest) -> HttpResponse:
    entrant = info_of(request).entrant
    mine = my_matters(current().scope)
    name = entrant.name if entrant else ""
    return render(request, "portal/home.html", {**_context(request), "mine": mine, "name": name, "signed_in": True})


@open_view
def home(request: HttpRequest) -> HttpResponseBase:
    """A signed-in resident sees own matters; a visitor the same page without them."""
    if info_of(request).is_resident:
        return _resident(request)
    return render(request, "portal/home.html", _context(request))


@open_view
def can(request: HttpRequest, key: str) -> HttpResponse:
    """What can be done under one of the ten, on line and off."""
    chosen = cans.BY_KEY.get(key)
    if chosen is None:
        raise NotFound
    return render(request, "portal/can.html", {"can": chosen, "ways": chosen.ways})
