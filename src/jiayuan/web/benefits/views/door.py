"""Deliveries: the list by window, and the page held at the door."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from jiayuan.benefits import api
from jiayuan.identity.api import colleagues, staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from jiayuan.places import api as places
from jiayuan.web.benefits.handing import AT_THE_DOOR, hand_form, proof_rows, said, taken, wrong_code
from jiayuan.web.benefits.words import COMMANDS, DELIVERY_STATES


def _door(path: str) -> str:
    return places.label(PlacePath(path)) if path else ""


@staff_view("benefits.deliver", purpose=BENEFIT_DELIVERY)
def deliveries(request: HttpRequest) -> HttpResponse:
    """What is still on its way, earliest window first."""
    rows = [{"row": row, "state": DELIVERY_STATES[row.delivery.state]} for row in api.deliveries(current().scope)]
    return render(request, "benefits/deliveries.html", {"rows": rows})


@staff_view("benefits.deliver", purpose=BENEFIT_DELIVERY)
def delivery(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    """One hand-over: where, for whom, which serial, and the proof."""
    row = api.delivery_in(current().scope, delivery_id)
    if row is None:
        raise NotFound
    may_hand = "hand" in row.commands
    asked = ("hand", "pack", "replan", *(AT_THE_DOOR if may_hand else ()))
    context = {
        "row": row,
        "door": _door(row.delivery.place_path),
        "state": DELIVERY_STATES[row.delivery.state],
        "commands": [{"name": name, "label": COMMANDS[name]} for name in row.commands if name not in asked],
        "may_pack": "pack" in row.commands,
        "may_replan": "replan" in row.commands,
        "hand": hand_form(row, colleagues("benefits.deliver")) if may_hand else None,
        "proof": proof_rows(row),
        "witness_code": api.own_witness_code(row.delivery) if may_hand else "",
    }
    return render(request, "benefits/delivery.html", context)


@staff_view("benefits.deliver", purpose=BENEFIT_DELIVERY)
@require_POST
def move(request: HttpRequest, delivery_id: UUID, name: str) -> HttpResponseBase:
    """One step of the delivery; a wrong code says so and counts. A script is answered in JSON, also hours later."""
    data = said(request)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse(taken(delivery_id, name, data))
    done = api.delivery_command(delivery_id, name, data)
    wrong = wrong_code(name, done.state, data)
    if wrong:
        messages.error(request, wrong)
    else:
        messages.success(request, gettext("已记录：%(state)s") % {"state": DELIVERY_STATES[done.state]})
    return HttpResponseRedirect(reverse("benefits:delivery", args=[delivery_id]))
