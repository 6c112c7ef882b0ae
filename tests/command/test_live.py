"""Numbered events and frames."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.command import api
from jiayuan.command.live import BUSY, announce, frame, incident_row, next_numbers
from jiayuan.command.models import EventPlan, Incident, LiveEvent, PositionLatest, Unit
from jiayuan.command.rules import UNIT
from jiayuan.command.words import FREE_UNITS
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event, report, send
from tests.people import People


def test_frame_shows_units_by_call_sign_only(running: Event) -> None:
    frame = api.live_snapshot(running.plan)
    assert len(frame["u"]) == len(running.fixes)
    call, lon, lat, state, age = frame["u"][0]
    assert (state, age) == ("available", 0)
    assert abs(lon - 11638000) < 3000
    assert abs(lat - 3990000) < 3000
    assert call.isalnum()


def test_frame_shows_open_incidents(running: Event) -> None:
    incident = report(running)
    row = api.live_snapshot(running.plan)["i"][0]
    assert (row[0], row[1], row[2], row[3]) == (str(incident), 1, 1, "reported")
    assert row[6] == 300


def test_figures_count_busy_units(running: Event) -> None:
    before = api.plan_figures(running.plan)
    send(report(running))
    after = api.plan_figures(running.plan)
    assert (after["open"], after["busy"]) == (1, 1)
    assert after["available"] == before["available"] - 1


def test_number_of_the_frame_grows(running: Event) -> None:
    before = api.live_snapshot(running.plan)["seq"]
    report(running)
    assert api.live_snapshot(running.plan)["seq"] > before


def test_event_holds_ids_only(running: Event) -> None:
    plan = EventPlan.objects.get(pk=running.plan)
    announce(plan, "incident", running.plan)
    row = LiveEvent.objects.order_by("-id")[0]
    assert (row.kind, row.ref, row.at) == ("incident", running.plan, AT)


def test_numbers_are_unique(running: Event) -> None:
    assert len(set(next_numbers(5) + next_numbers(5))) == 10


def test_closed_plan_shows_nobody(running: Event) -> None:
    api.plan_command(running.plan, "close")
    assert api.live_snapshot(running.plan)["u"] == []


def test_neighbour_finds_no_plan(running: Event, people: People) -> None:
    with people.neighbour.acting(EVENT_STAFFING), pytest.raises(NotFound):
        api.live_snapshot(running.plan)


def test_seconds_left_of_a_row(running: Event) -> None:
    incident = Incident.objects.get(pk=report(running))
    assert incident_row(incident, AT)[6] == incident.target_s


def test_events_cannot_be_changed(running: Event) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('jy_staff', 'command_liveevent', 'UPDATE')")
        assert cursor.fetchone() == (False,)


def test_no_number_for_nobody(running: Event) -> None:
    assert next_numbers(0) == []


def test_numbers_grow_with_every_asking(running: Event) -> None:
    first, second = next_numbers(3), next_numbers(3)
    assert sorted(first + second) == first + second


def test_who_may_not_see_positions_gets_a_picture_without(running: Event, people: People) -> None:
    plan = EventPlan.objects.get(pk=running.plan)
    report(running)
    with people.officer.acting(EVENT_STAFFING) as acting:
        full, bare = frame(acting, plan), frame(replace(acting, role="community_worker"), plan)
    assert (len(full["u"]), bare["u"], bare["at"]) == (len(running.fixes), [], 0)
    assert bare["i"] == full["i"]


def test_picture_stands_where_its_newest_position_does(running: Event) -> None:
    newest = max(PositionLatest.objects.filter(plan=running.plan).values_list("seq", flat=True))
    assert api.live_snapshot(running.plan)["at"] == newest


def test_picture_costs_the_same_for_every_number_of_incidents(running: Event) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            api.live_snapshot(running.plan)
        return len(caught)

    report(running)
    one = queries()
    for _ in range(4):
        report(running)
    assert queries() == one


@pytest.mark.parametrize(
    ("state", "figure"),
    [("available", "available"), ("patrolling", "available"), ("moving", "available"), ("offered", "busy"),
     ("enroute", "busy"), ("on_scene", "busy"), ("off", None), ("break", None), ("out_of_service", None)],
)  # fmt: skip
def test_unit_counts_once_or_not_at_all(running: Event, state: str, figure: str | None) -> None:
    Unit.objects.filter(plan=running.plan).update(state="off")
    Unit.objects.filter(pk=Unit.objects.filter(plan=running.plan)[0].pk).update(state=state)
    found = api.plan_figures(running.plan)
    assert {name for name in ("available", "busy") if found[name]} == ({figure} if figure else set())


def test_states_of_busy_and_free_units_do_not_overlap() -> None:
    assert not set(BUSY) & set(FREE_UNITS)
    assert set(BUSY) | set(FREE_UNITS) < UNIT.states


@pytest.mark.parametrize("deed", ["report", "send", "muster", "cancel"])
def test_every_deed_is_numbered_for_the_map(running: Event, deed: str) -> None:
    incident = report(running)
    before = api.live_snapshot(running.plan)["seq"]
    deeds = {
        "report": lambda: report(running),
        "send": lambda: send(incident),
        "muster": lambda: api.muster(running.plan, AT + timedelta(hours=1)),
        "cancel": lambda: api.incident_command(incident, "cancel", data={"reason": "误报"}),
    }
    deeds[deed]()
    assert api.live_snapshot(running.plan)["seq"] > before


def test_map_is_told_of_a_plan_by_its_id_only(running: Event) -> None:
    with CaptureQueriesContext(connection) as caught:
        report(running, text="王先生摔倒，电话 13812345678")
    told = [query["sql"] for query in caught if "pg_notify" in query["sql"]]
    assert told
    assert all(str(running.plan) in sql and "王先生" not in sql for sql in told)
