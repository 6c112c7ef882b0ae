"""How pages look and which language they speak: kept on the device, changed without script or log-in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from jiayuan.identity.api import open_view
from jiayuan.web.look import preferences
from jiayuan.web.portal.forms import LookForm


def _next(request: HttpRequest) -> str:
    """Back to where the reader came from, on this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if allowed else "/"


# Exempt, both: how a page looks is no right, and the pages that promise to set no cookie can have no token.
@csrf_exempt
@open_view
@require_http_methods(["GET", "POST"])
def look(request: HttpRequest) -> HttpResponseBase:
    """The choice of mode, size, contrast and colours."""
    now = preferences.load(request.COOKIES.get(preferences.COOKIE, ""))
    if request.method == "POST":
        chosen = preferences.from_mapping(request.POST.dict())
        response = HttpResponseRedirect(_next(request))
        response.set_cookie(
            preferences.COOKIE, chosen.dump(), max_age=preferences.COOKIE_AGE, httponly=True, samesite="Lax"
        )
        return response
    form = LookForm(initial={name: getattr(now, name) for name in preferences.CHOICES})
    return render(request, "portal/look.html", {"form": form, "next": _next(request)})


@csrf_exempt
@open_view
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Chinese or English, from the next page on."""
    response = HttpResponseRedirect(_next(request))
    wanted = request.POST.get("language", "")
    # An unknown language is ignored, not refused: the reader still gets back to the page.
    if wanted in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, wanted, max_age=preferences.COOKIE_AGE, samesite="Lax")
    return response
