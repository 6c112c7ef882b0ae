"""Response headers every page carries."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

RULES = (
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
# The editors' admin brings inline scripts of its own; it is open to editors only.
EDITOR_RULES = ("script-src 'self' 'unsafe-inline'", "style-src 'self' 'unsafe-inline'")
EDITOR_PREFIXES = ("/cms/", "/admin/")


def policy(path: str) -> str:
    """The content security policy of a page; the live stream may stand on an origin of its own."""
    stream = f"connect-src 'self' {settings.LIVE_URL}".rstrip()
    return "; ".join((*RULES, stream, *(EDITOR_RULES if path.startswith(EDITOR_PREFIXES) else ())))


class SecurityHeaders:
    """Adds the content security policy; pages with person data are never stored by a browser or proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy(request.path))
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response
