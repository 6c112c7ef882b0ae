"""The round of a day: homes in walking order."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiayuan.benefits import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from jiayuan.places import api as places
from jiayuan.web.benefits.words import DELIVERY_STATES


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else clock.today()
    # The day stands in the address, and people cut addresses short.
    except ValueError:
        return clock.today()


@staff_view("benefits.deliver", purpose=BENEFIT_DELIVERY)
def day_round(request: HttpRequest) -> HttpResponse:
    """Where to go first, and what is handed over there."""
    day = _day(request.GET.get("day", ""))
    found = api.day_round(current().scope, day)
    rows = [row for stop in found.stops for row in stop.rows] + list(found.unplaced)
    doors = places.labels(row.delivery.place_path for row in rows)

    def shown(row: api.DeliveryRow) -> dict[str, object]:
        door = doors.get(row.delivery.place_path, "")
        return {"row": row, "door": door, "state": DELIVERY_STATES[row.delivery.state]}

    context = {
        "day": day,
        "metres": found.metres,
        "homes": len(rows),
        "stops": [[shown(row) for row in stop.rows] for stop in found.stops],
        "unplaced": [shown(row) for row in found.unplaced],
    }
    return render(request, "benefits/money/round.html", context)
