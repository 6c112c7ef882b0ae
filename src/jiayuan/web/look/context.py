"""What every template may use: the reader's look, the menus and the number to call."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from jiayuan.web.look import doors, navigation, preferences

# Beijing's round-the-clock citizen hotline; a deployment sets its own street's number.
HOTLINE = "12345"


def look(request: HttpRequest) -> dict[str, Any]:
    """Context processor, listed in settings."""
    chosen = preferences.load(request.COOKIES.get(preferences.COOKIE, ""))
    here = doors.STAFF if request.path.startswith("/staff/") else doors.RESIDENT
    return {
        "look": chosen,
        "look_desk": navigation.other_side(request),
        "look_menu": navigation.menu(here, request.path),
        "look_hotline": getattr(settings, "JIAYUAN_HOTLINE", HOTLINE),
        "look_here": request.get_full_path(),
        "look_demo": getattr(settings, "DEMO", False),
    }
