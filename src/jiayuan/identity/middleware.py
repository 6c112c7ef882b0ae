"""Sets `request.acting_info` on every request."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jiayuan.identity.presence import presence
from jiayuan.kernel.ids import uuid7

_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class Middleware:
    """One number for the request, in audit and answer, and who is asking."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A proxy may have numbered the request; what it sends is checked, for it lands in the audit.
        given = request.headers.get("X-Request-ID", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else uuid7().hex
        vars(request)["acting_info"] = presence(request, request_id)
        response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id
        return response
