"""Notices: the list of my chain of places, by channel, and one notice."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime

from jiayuan.content import api as content
from jiayuan.content.api import Channel
from jiayuan.identity.api import open_view
from jiayuan.web.portal.place import standing

PAGE = 20


def _before(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None


@open_view
def notices(request: HttpRequest) -> HttpResponse:
    """Pages by the time of the last notice, never by number."""
    here = standing(request)
    wanted = request.GET.get("channel", "")
    channel = wanted if wanted in Channel.values else ""
    # One more than a page tells whether there is a next one, without counting.
    found = content.notices_for(here.path, PAGE + 1, channel=channel, before=_before(request.GET.get("before", "")))
    page = found[:PAGE]
    more = page[-1].published_at.isoformat() if len(found) > PAGE else ""
    context = {"here": here, "notices": page, "channels": Channel.choices, "channel": channel, "more": more}
    return render(request, "portal/notices.html", context)


@open_view
def notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """One notice, if it is for the place the reader stands at."""
    here = standing(request)
    return render(request, "portal/notice.html", {"full": content.notice(notice_id, here.path), "here": here})
