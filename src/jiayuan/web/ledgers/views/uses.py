"""The register of uses: who may use what until when, how much was read; asking and deciding."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers import api
from jiayuan.places.api import label
from jiayuan.web.ledgers.catalogue_words import STATES
from jiayuan.web.ledgers.use_forms import DecisionForm, UseForm

PAGE = 50


def _before(request: HttpRequest) -> datetime | None:
    try:
        # A plus sign in an address arrives as a blank.
        found = parse_datetime(request.GET.get("before", "").replace(" ", "+"))
    except ValueError:
        return None
    return found if found and found.tzinfo else None


@staff_view("ledgers.ask", purpose=UPKEEP_SYSTEM)
def register(request: HttpRequest) -> HttpResponse:
    """The uses of the scope, newest first."""
    found = api.uses(context.current().scope, before=_before(request), limit=PAGE)
    lines = [{"use": use, "tone": STATES[use.state], "place": label(PlacePath(use.place_path))} for use in found]
    last = found[-1].created_at.isoformat() if len(found) == PAGE else ""
    return render(request, "ledgers/uses.html", {"lines": lines, "last": last})


def _ask(form: UseForm) -> UUID | None:
    """Writes the draft; what a rule says against it is told at its field."""
    if form.place is None:
        raise NotFound
    try:
        return api.draft_use(form.wish(form.place))
    except Refused as refused:
        form.add_error(None, _(str(refused)))
    except Invalid as invalid:
        for one in invalid.errors:
            form.add_error(one.field, str(one.message))
    return None


@staff_view("ledgers.ask", purpose=UPKEEP_SYSTEM)
def ask(request: HttpRequest, service: str) -> HttpResponse:
    """Asks for the use of a service; a POST writes the draft, which opens nothing yet."""
    form = UseForm(context.current(), service, request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = _ask(form)
        if made:
            messages.success(request, _("已提交，要由两位有权限的同事批准后才生效"))
            return redirect("ledgers:use", made)
    told = {"form": form, "service": api.data_service(service)}
    return render(request, "ledgers/use_ask.html", told, status=422 if form.errors else 200)


@staff_view("ledgers.ask", purpose=UPKEEP_SYSTEM)
def page(request: HttpRequest, use_id: UUID) -> HttpResponse:
    """One use with its reads per day."""
    acting = context.current()
    use = api.use_view(use_id, acting.scope)
    told = {
        "use": use, "tone": STATES[use.state], "place": label(PlacePath(use.place_path)), "form": DecisionForm(),
        "mine": use.author == acting.actor, "may_share": may(acting, "ledgers.share"),
        "most": max((rows for _day, _calls, rows in use.reads), default=0),
    }  # fmt: skip
    return render(request, "ledgers/use.html", told)


@require_POST
@staff_view("ledgers.ask", purpose=UPKEEP_SYSTEM)
def decide(request: HttpRequest, use_id: UUID) -> HttpResponse:
    """approve, refuse or end; what a rule forbids is told on the use's page."""
    try:
        state = api.decide_use(use_id, request.POST.get("command", ""), request.POST.get("reason", ""))
        messages.success(request, _("已生效") if state == "approved" else _("已记录"))
    except (Conflict, NotAllowed, Invalid) as wrong:
        messages.warning(request, _(str(wrong)))
    return redirect("ledgers:use", use_id)
