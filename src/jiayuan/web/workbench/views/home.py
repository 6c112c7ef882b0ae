"""The workbench's first page: figures of what waits, what is due today, and the doors."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiayuan.identity.api import info_of, staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import CASE_HANDLING
from jiayuan.places import api as places
from jiayuan.web.look import navigation
from jiayuan.web.workbench.waiting import due_today, figures


@staff_view(purpose=CASE_HANDLING)
def home(request: HttpRequest) -> HttpResponse:
    """Counts come from the modules under the acting role: what the role may not see is not counted."""
    acting = current()
    entrant = info_of(request).entrant
    context = {
        "name": entrant.name if entrant else "",
        "place": places.label(acting.scope.place) if acting.scope.place else "",
        "figures": figures(acting),
        "due": due_today(acting, clock.now()),
        "doors": [link.door for link in navigation.menu(navigation.STAFF, "") if link.door.path != "/staff/"],
        "now": clock.now(),
    }
    return render(request, "workbench/home.html", context)
