"""The round of a day: homes in walking order."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jiayuan.benefits import api
from jiayuan.identity.api import colleagues, staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from jiayuan.places import api as places
from jiayuan.web.benefits.handing import hand_form
from jiayuan.web.benefits.words import DELIVERY_STATES


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else clock.today()
    # The day stands in the address, and people cut addresses short.
    except ValueError:
        return clock.today()


def _rows(found: api.DayRound) -> list[api.DeliveryRow]:
    return [row for stop in found.stops for row in stop.rows] + list(found.unplaced)


@staff_view("benefits.deliver", purpose=BENEFIT_DELIVERY)
def day_round(request: HttpRequest) -> HttpResponse:
    """Where to go first, and the form of each hand-over: the whole round works without a connection."""
    day = _day(request.GET.get("day", ""))
    found = api.day_round(current().scope, day)
    rows = _rows(found)
    doors = places.labels(row.delivery.place_path for row in rows)
    beside = colleagues("benefits.deliver")

    def shown(row: api.DeliveryRow) -> dict[str, object]:
        hand = hand_form(row, beside) if "hand" in row.commands else None
        door = doors.get(row.delivery.place_path, "")
        return {"row": row, "door": door, "state": DELIVERY_STATES[row.delivery.state], "hand": hand}

    context = {
        "day": day,
        "metres": found.metres,
        "homes": len(rows),
        "packed": sum(row.delivery.state == "packed" for row in rows),
        "stops": [shown(row) for row in rows],
    }
    return render(request, "benefits/money/round.html", context)


@staff_view("benefits.deliver", purpose=BENEFIT_DELIVERY)
@require_POST
def set_out(request: HttpRequest) -> HttpResponse:
    """Everything packed for the day goes out at once, before the team loses its connection."""
    day = _day(request.POST.get("day", ""))
    packed = [row.delivery.pk for row in _rows(api.day_round(current().scope, day)) if row.delivery.state == "packed"]
    for delivery_id in packed:
        api.delivery_command(delivery_id, "go")
    n = len(packed)
    messages.success(request, ngettext("%(n)s 户已出发", "%(n)s 户已出发", n) % {"n": n})
    return redirect(f"{reverse('benefits:round')}?day={day}")
