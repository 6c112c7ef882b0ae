"""Numbered events and frames."""

from __future__ import annotations

import pytest
from django.db import connection

from jiayuan.command import api
from jiayuan.command.live import announce, incident_row, next_numbers
from jiayuan.command.models import EventPlan, Incident, LiveEvent
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event, report, send
from tests.people import People


def test_frame_shows_units_by_call_sign_only(event: Event) -> None:
    frame = api.live_snapshot(event.plan)
    assert len(frame["u"]) == len(event.fixes)
    call, lon, lat, state, age = frame["u"][0]
    assert (state, age) == ("available", 0)
    assert abs(lon - 11638000) < 3000
    assert abs(lat - 3990000) < 3000
    assert call.isalnum()


def test_frame_shows_open_incidents(event: Event) -> None:
    incident = report(event)
    row = api.live_snapshot(event.plan)["i"][0]
    assert (row[0], row[1], row[2], row[3]) == (str(incident), 1, 1, "reported")
    assert row[6] == 300


def test_figures_count_busy_units(event: Event) -> None:
    before = api.plan_figures(event.plan)
    send(report(event))
    after = api.plan_figures(event.plan)
    assert (after["open"], after["busy"]) == (1, 1)
    assert after["available"] == before["available"] - 1


def test_number_of_the_frame_grows(event: Event) -> None:
    before = api.live_snapshot(event.plan)["seq"]
    report(event)
    assert api.live_snapshot(event.plan)["seq"] > before


def test_event_holds_ids_only(event: Event) -> None:
    plan = EventPlan.objects.get(pk=event.plan)
    announce(plan, "incident", event.plan)
    row = LiveEvent.objects.order_by("-id")[0]
    assert (row.kind, row.ref, row.at) == ("incident", event.plan, AT)


def test_numbers_are_unique(event: Event) -> None:
    assert len(set(next_numbers(5) + next_numbers(5))) == 10


def test_closed_plan_shows_nobody(event: Event) -> None:
    api.plan_command(event.plan, "close")
    assert api.live_snapshot(event.plan)["u"] == []


def test_neighbour_finds_no_plan(event: Event, people: People) -> None:
    with people.neighbour.acting(EVENT_STAFFING), pytest.raises(NotFound):
        api.live_snapshot(event.plan)


def test_seconds_left_of_a_row(event: Event) -> None:
    incident = Incident.objects.get(pk=report(event))
    assert incident_row(incident, AT)[6] == incident.target_s


def test_events_cannot_be_changed(event: Event) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('jy_staff', 'command_liveevent', 'UPDATE')")
        assert cursor.fetchone() == (False,)
