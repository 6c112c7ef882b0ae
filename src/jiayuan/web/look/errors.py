"""Django's error handlers: the same calm page for every status, in the reader's language where that still works."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from jiayuan.kernel.errors import JiayuanError

# The pages by status; identity's view decorators render them by the same names.
PAGES: Mapping[int, str] = {
    400: "400.html",
    403: "403.html",
    404: "404.html",
    409: "409.html",
    422: "422.html",
    429: "429.html",
    503: "503.html",
}


def error_page(request: HttpRequest, status: int, error: JiayuanError | None = None) -> HttpResponse:
    """The page of that status; a kernel error's own message and advice replace the general words."""
    return render(request, PAGES[status], {"error": error}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form lay open too long or cookies are off: say so instead of "forbidden"."""
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without context processors: what broke may be exactly what they would ask."""
    # No request is passed on, so no context processor and no database is asked.
    return HttpResponse(render_to_string("500.html"), status=500)
