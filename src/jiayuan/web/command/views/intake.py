"""The intake of positions from phones: the token of the shift is the right to send, nothing else is."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from jiayuan.command import api
from jiayuan.identity.api import acting_as_service, open_view
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command.fixes import read_fixes

SERVICE = "positions"


def place_of(token: str) -> PlacePath | None:
    """The place a token says it is of; whether it is one of a unit there, the intake looks up inside that place."""
    path, tilde, secret = token.partition("~")
    try:
        return PlacePath(path) if tilde and secret else None
    except Invalid:
        return None


def _by_place(fixes: Iterable[api.Fix]) -> dict[PlacePath, list[api.Fix]]:
    found: dict[PlacePath, list[api.Fix]] = {}
    for fix in fixes:
        place = place_of(fix.token)
        if place is not None:
            found.setdefault(place, []).append(fix)
    return found


# A phone in a pocket has no form and no cookie: the random token of the shift stands for both.
@csrf_exempt
@require_POST
@open_view
def positions(request: HttpRequest) -> HttpResponseBase:
    """Answers {"stored", "dropped"}; off shift: 200 and dropped, since devices would send again for ever."""
    try:
        fixes = read_fixes(request.body)
    except Invalid as error:
        return JsonResponse({"errors": [item.code for item in error.errors]}, status=422)
    stored = 0
    for place, some in _by_place(fixes).items():
        with acting_as_service(SERVICE, place=place, purpose=EVENT_STAFFING):
            stored += api.store_positions(some).stored
    return JsonResponse({"stored": stored, "dropped": len(fixes) - stored})
