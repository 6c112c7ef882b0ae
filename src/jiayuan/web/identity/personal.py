"""Pages about oneself: which hat I wear, and who looked at my data."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jiayuan.audit.api import record, trail_of
from jiayuan.identity.api import choose_grant, info_of, open_view, purpose_titles, resident_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotAllowed
from jiayuan.web.identity.hats import hats
from jiayuan.web.identity.sights import sights

PAGE = 30


@open_view
@require_http_methods(["GET", "POST"])
def grants(request: HttpRequest) -> HttpResponseBase:
    """以…身份: staff with several grants choose the one they act under."""
    info = info_of(request)
    if info.entrant is None:
        return redirect("identity:password")
    if request.method == "POST":
        chosen = request.POST.get("grant", "")
        if not chosen.isdecimal():
            raise NotAllowed
        choose_grant(request, int(chosen))
        return redirect("/staff/")
    return render(request, "identity/grants.html", {"hats": hats(info), "info": info})


def _after(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


@resident_view()
def access(request: HttpRequest) -> HttpResponseBase:
    """谁看过我的信息: when, which office, for what, which fields."""
    subject = context.current().scope.subject
    if subject is None:
        raise NotAllowed
    entries = trail_of(subject, before=_after(request), limit=PAGE + 1)
    # No subject: reading one's own trail is not a look to be shown in it.
    record("identity.trail.read", n=len(entries[:PAGE]))
    page = {
        "sights": sights(entries[:PAGE], purpose_titles()),
        "next": f"?after={entries[PAGE - 1].id}" if len(entries) > PAGE else "",
    }
    return render(request, "identity/access.html", page)
