"""What a gate answers instead of the page: the way to the login, or the page of an error."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render

from jiayuan.identity.presence import ActingInfo
from jiayuan.kernel.errors import JiayuanError

LOGIN = "/login/"
SECOND_FACTOR = "/login/second-factor/"


def info_of(request: HttpRequest) -> ActingInfo:
    """Who is asking, as the middleware found out."""
    info: ActingInfo = vars(request)["acting_info"]
    return info


def sent_to(where: str, request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{where}?{urlencode({'next': request.get_full_path()})}")


def error_response(request: HttpRequest, error: JiayuanError) -> HttpResponse:
    """The page for a kernel error: `<status>.html` with the error's own words."""
    response = render(request, f"{error.status}.html", {"error": error}, status=error.status)
    # Programs wait as long as they are told; without the header they would ask again at once.
    wait = getattr(error, "retry_after", None)
    if wait is not None:
        response.headers["Retry-After"] = str(wait)
    return response


def rendered(response: HttpResponseBase) -> HttpResponseBase:
    # Template responses read their rows when drawn; that must happen inside the scope.
    finish = getattr(response, "render", None)
    return finish() if callable(finish) else response
