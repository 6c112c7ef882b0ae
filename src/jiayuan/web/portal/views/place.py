"""The place switcher, and who is on duty for my place now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from jiayuan.identity.api import DutyMember, info_of, on_duty, open_view, resident_view
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.places import api as places
from jiayuan.web.portal.place import COOKIE, COOKIE_AGE, home, standing

DISTRICT = PlacePath.of("110102")
DUTY_QUEUE = "duty"


@open_view
@require_http_methods(["GET", "POST"])
def switch(request: HttpRequest) -> HttpResponseBase:
    """POST chooses a place in one step; GET shows where I am, what lies inside, and a search."""
    if request.method == "POST":
        return _chosen(request)
    here = standing(request)
    text = request.GET.get("q", "").strip()[:40]
    # Below a building there are only doors, which are nobody's choice to browse.
    inside = here.path if here.path and here.path.level < Level.BUILDING else DISTRICT
    choices = places.search(text, DISTRICT) if text else places.children(inside)
    context = {"here": here, "q": text, "choices": choices, "home": home(request)}
    return render(request, "portal/place.html", context)


def _chosen(request: HttpRequest) -> HttpResponseRedirect:
    response = HttpResponseRedirect("/")
    # An empty path means "my own home again": the choice is simply forgotten.
    wanted = request.POST.get("path", "")
    if wanted:
        found = places.by_path(PlacePath(wanted))
        response.set_cookie(COOKIE, found.path.value, max_age=COOKIE_AGE, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE)
    return response


def _duty_page(request: HttpRequest, members: list[DutyMember]) -> HttpResponse:
    return render(request, "portal/contact.html", {"here": standing(request), "members": members})


@resident_view()
def _own_contact(request: HttpRequest) -> HttpResponse:
    place = standing(request).path or home(request)
    return _duty_page(request, on_duty(DUTY_QUEUE, place, clock.now()) if place else [])


@open_view
def contact(request: HttpRequest) -> HttpResponseBase:
    """Names on duty are open to those they serve; a visitor sees the number everybody may call."""
    return _own_contact(request) if info_of(request).is_resident else _duty_page(request, [])
