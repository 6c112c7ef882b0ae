"""The workbench's first page: figures of what waits, what is due today, and the doors."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiayuan.identity.api import info_of, staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import CASE_HANDLING
from jiayuan.places import api as places
from jiayuan.web.look import doors, navigation
from jiayuan.web.workbench.due import due_today
from jiayuan.web.workbench.waiting import figures, inbox_of


@staff_view(purpose=CASE_HANDLING)
def home(request: HttpRequest) -> HttpResponse:
    """Counts come from the modules under the acting role: what the role may not see is not counted."""
    acting = current()
    entrant, now = info_of(request).entrant, clock.now()
    inbox = inbox_of(acting)
    context = {
        "name": entrant.name if entrant else "",
        "place": places.label(acting.scope.place) if acting.scope.place else "",
        "figures": figures(acting, inbox),
        "due": due_today(inbox, now),
        "doors": [link.door for link in navigation.menu(doors.SHORTCUTS, "")],
        "now": now,
    }
    return render(request, "workbench/home.html", context)
