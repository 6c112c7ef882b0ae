"""The care register for staff: counts to plan with, emergencies, and the names an open one shows to who is on shift."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE
from jiayuan.places.api import labels
from jiayuan.registry import api
from jiayuan.web.registry.care_forms import DeclareForm

PURPOSE = EMERGENCY_CARE


def _named(groups: Iterable[tuple[str, int | None]]) -> list[dict[str, Any]]:
    found = list(groups)
    names = labels(path for path, _n in found)
    return [{"path": path, "name": names[path], "people": people} for path, people in found]


@staff_view("registry.care_read", purpose=PURPOSE)
def plan(request: HttpRequest) -> HttpResponse:
    """How many people agreed where, never who; the emergencies of the area."""
    acting = context.current()
    told = {
        "groups": _named(api.care_counts(PURPOSE, acting.scope)), "openings": api.care_openings(),
        "records": may(acting, "registry.care"), "declares": may(acting, "registry.emergency"),
    }  # fmt: skip
    return render(request, "registry/care/plan.html", told)


@staff_view("registry.emergency", purpose=PURPOSE)
def declare(request: HttpRequest) -> HttpResponse:
    """Declares an emergency; a second officer opens it."""
    form = DeclareForm(context.current().scope.place, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = api.declare_opening(data["name"], data["reason"], PlacePath(data["place"]), data["hours"])
            return redirect("registry:care_opening", made.id)
        except Invalid as invalid:
            form.add_error(None, _(str(invalid)))
    return render(request, "registry/care/declare.html", {"form": form}, status=422 if form.errors else 200)


def _buildings(opening: UUID) -> tuple[list[dict[str, Any]], str]:
    """The buildings of the own part of the area, or why they are not shown."""
    scope = context.current().scope
    area = PlacePath(api.care_opening(opening).place)
    if scope.place is None:
        raise NotFound
    # The smaller of the two: one's own part of the area, or the whole of it.
    place = scope.place if area.contains(scope.place) else area
    try:
        return _named(api.care_buildings(opening, place, PURPOSE, scope)), ""
    except NotAllowed as refused:
        return [], _(str(refused))


@staff_view("registry.care_read", purpose=PURPOSE)
def opening(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    """One emergency: its term, what can be done, and for who is on shift the buildings to visit."""
    ref = api.care_opening(opening_id)
    buildings, why = _buildings(opening_id)
    told = {
        "ref": ref, "place": labels([ref.place])[ref.place], "buildings": buildings, "why": why,
        "declares": may(context.current(), "registry.emergency"),
    }  # fmt: skip
    return render(request, "registry/care/opening.html", told)


@require_POST
@staff_view("registry.emergency", purpose=PURPOSE)
def do(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    """confirm or stand_down; what a rule forbids is told on the emergency's page."""
    deed = api.confirm_opening if request.POST.get("command") == "confirm" else api.stand_down
    try:
        deed(opening_id)
    except (Conflict, NotAllowed) as refused:
        messages.warning(request, _(str(refused)))
    return redirect("registry:care_opening", opening_id)


@staff_view("registry.care_read", purpose=PURPOSE)
def names(request: HttpRequest, opening_id: UUID, building: str) -> HttpResponse:
    """The people of one building, the most urgent first. Each opening of this page is recorded and told."""
    try:
        place = PlacePath(building)
    except Invalid:
        raise NotFound from None
    ref = api.care_opening(opening_id)
    people = [
        {"one": one, "needs": [_(api.CARE_NEEDS[need]) for need in one.needs if need in api.CARE_NEEDS]}
        for one in api.care_names(opening_id, place, PURPOSE, context.current().scope)
    ]
    told = {"ref": ref, "place": labels([building])[building], "people": people}
    response = render(request, "registry/care/names.html", told)
    # On a shared machine the browser must not keep it after the emergency.
    response["Cache-Control"] = "no-store"
    return response
