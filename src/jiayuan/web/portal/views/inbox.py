"""My messages: the list, latest first, and opening one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from jiayuan.identity.api import inbox, mark_read, resident_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotAllowed
from jiayuan.web.portal.inbox import target, told

PAGE = 20


def _before(text: str) -> int | None:
    # Longer than any id: a number the database cannot hold would be an error of ours.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


@resident_view()
def messages(request: HttpRequest) -> HttpResponse:
    """One more than a page tells whether there is a next one."""
    subject = context.current().scope.subject
    if subject is None:
        raise NotAllowed
    found = inbox(subject, before=_before(request.GET.get("before", "")), limit=PAGE + 1)
    more = found[PAGE - 1].id if len(found) > PAGE else ""
    return render(request, "portal/messages.html", {"messages_told": told(found[:PAGE]), "more": more})


@resident_view()
@require_POST
def open_message(request: HttpRequest, message_id: int) -> HttpResponseBase:
    """Marks a message as read and goes to its matter; another person's message is not there."""
    subject = context.current().scope.subject
    if subject is None:
        raise NotAllowed
    mark_read(subject, message_id)
    item = next((item for item in inbox(subject, before=message_id + 1, limit=1)), None)
    return HttpResponseRedirect((target(item) if item else "") or "/me/messages/")
