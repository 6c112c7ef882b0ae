"""Incidents, tasks and the own shift as pages are given them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from jiayuan.command import api
from jiayuan.command.models import EventPlan, Incident, LogEntry, Responder, Unit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event, report, send
from tests.people import People, Person


def test_views_are_frozen_values_not_rows(running: Event) -> None:
    incident = report(running)
    send(incident)
    shown = api.incident_view(incident)
    assert is_dataclass(shown)
    assert not any(isinstance(getattr(shown, field.name), Model) for field in fields(shown))
    with pytest.raises(FrozenInstanceError):
        shown.state = "closed"  # type: ignore[misc]


@pytest.mark.parametrize(("seconds", "left"), [(0, 300), (299, 1), (300, 0), (301, -1), (4000, -3700)])
def test_time_left_goes_below_zero(running: Event, seconds: int, left: int) -> None:
    incident = report(running)
    with clock.frozen(AT + timedelta(seconds=seconds)):
        assert api.incident_view(incident).left_s == left
        assert api.incidents_view(running.plan)[0].left_s == left


def test_queue_puts_the_least_time_first(running: Event) -> None:
    slow, urgent = report(running, "facility"), report(running, "lost_item")
    assert [row.id for row in api.incidents_view(running.plan)] == [urgent, slow]
    with clock.frozen(AT + timedelta(seconds=150)):
        newest = report(running, "lost_item")
    assert [row.id for row in api.incidents_view(running.plan)] == [urgent, slow, newest]


def test_equal_time_left_goes_by_priority_then_number(running: Event) -> None:
    kinds = ("facility", "medical", "fire_smoke")
    second, first, third = (report(running, kind) for kind in kinds)
    assert [row.id for row in api.incidents_view(running.plan)] == [first, third, second]


def test_queue_costs_the_same_for_one_and_for_many(running: Event) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            api.incidents_view(running.plan)
        return len(caught)

    report(running)
    one = queries()
    for _ in range(5):
        report(running)
    assert queries() == one


def test_latest_task_is_on_top(running: Event) -> None:
    incident = report(running)
    api.dispatch_command(send(incident)[0], "decline")
    with clock.frozen(AT + timedelta(seconds=20)):
        send(incident)
    assert [task.state for task in api.incident_view(incident).tasks] == ["offered", "refused"]


@pytest.mark.parametrize(
    ("state", "commands"),
    [
        ("reported", {"triage", "cancel", "merge"}), ("triaged", {"cancel", "merge"}), ("on_scene", {"resolve"}),
        ("resolved", {"close", "reopen"}), ("closed", set()), ("merged", set()), ("responding", {"cancel", "merge"}),
    ],
)  # fmt: skip
def test_only_moves_of_a_person_are_offered(running: Event, state: str, commands: set[str]) -> None:
    incident = report(running)
    Incident.objects.filter(pk=incident).update(state=state)
    assert set(api.incident_view(incident).commands) == commands


def test_plan_page_shows_the_last_twenty_lines_of_the_log(running: Event) -> None:
    plan = EventPlan.objects.get(pk=running.plan)
    for number in range(25):
        LogEntry.objects.create(
            plan=plan, place_path=plan.place_path, at=AT, kind="message", text=f"第{number}条", actor=uuid7()
        )
    log = api.plan_view(running.plan).log
    assert [text for _, text in log] == [f"第{number}条" for number in range(24, 4, -1)]


def test_checks_are_for_drafts_and_staffing_for_the_approved(running: Event) -> None:
    shown = api.plan_view(running.plan)
    assert (shown.faults, shown.core_short) == ((), 0)
    EventPlan.objects.filter(pk=running.plan).update(state="draft", expected_people=90_000)
    assert {fault.field for fault in api.plan_view(running.plan).faults} == {"crowd", "medic"}
    EventPlan.objects.filter(pk=running.plan).update(state="approved")
    assert api.plan_view(running.plan).core_short > 0


def lead(event: Event, person: Person, unit: Unit) -> None:
    """Makes the person the unit's lead."""
    made, _ = Responder.objects.get_or_create(
        account_id=person.account_id,
        defaults={"place_path": event.place.value, "skills": [], "agreed_at": AT, "lon": 116.4, "lat": 39.9},
    )
    Unit.objects.filter(pk=unit.pk).update(lead=made)


@pytest.fixture
def unit(running: Event, people: People) -> Unit:
    """The unit the officer leads."""
    found = Unit.objects.filter(plan=running.plan, state="available").order_by("call_sign")[0]
    lead(running, people.officer, found)
    return found


def test_own_shift_says_where_and_until_when(unit: Unit, people: People) -> None:
    with people.officer.acting(EVENT_STAFFING):
        shift = api.my_shift()
    assert shift is not None
    assert (shift.call_sign, shift.state, shift.task) == (unit.call_sign, "available", None)
    assert (shift.ends_at, shift.token) == (AT + timedelta(hours=8), unit.share_token)
    assert unit.home_post is not None
    assert shift.home == f"{unit.home_post.code} {unit.home_post.name}"


def test_unit_without_a_place_shows_none(unit: Unit, people: People) -> None:
    Unit.objects.filter(pk=unit.pk).update(home_post=None)
    with people.officer.acting(EVENT_STAFFING):
        shift = api.my_shift()
    assert shift is not None
    assert shift.home == ""


def plan_like(event: Event, **change: object) -> EventPlan:
    plan = EventPlan.objects.get(pk=event.plan)
    plan.pk, plan._state.adding = uuid7(), True
    for name, value in change.items():
        setattr(plan, name, value)
    plan.save(force_insert=True)
    return plan


def test_todays_event_hides_the_one_of_next_week(running: Event, unit: Unit, people: People) -> None:
    starts = AT + timedelta(days=7)
    coming = plan_like(running, state="approved", starts_at=starts, ends_at=starts + timedelta(hours=8))
    other = Unit.objects.filter(plan=running.plan).exclude(pk=unit.pk)[0]
    Unit.objects.filter(pk=other.pk).update(plan=coming)
    lead(running, people.officer, other)
    with people.officer.acting(EVENT_STAFFING):
        shift = api.my_shift()
        assert shift is not None
        assert shift.unit_id == unit.pk
    EventPlan.objects.filter(pk=running.plan).update(state="closed")
    with people.officer.acting(EVENT_STAFFING):
        shift = api.my_shift()
    assert shift is not None
    assert (shift.unit_id, shift.plan_state) == (other.pk, "approved")


@pytest.mark.parametrize("state", ["draft", "review", "closed", "reviewed"])
def test_plan_that_is_not_on_shows_no_shift(running: Event, unit: Unit, people: People, state: str) -> None:
    EventPlan.objects.filter(pk=running.plan).update(state=state)
    with people.officer.acting(EVENT_STAFFING):
        assert api.my_shift() is None


@pytest.mark.parametrize(
    ("walked", "commands"),
    [((), ("accept", "decline")), (("accept",), ("depart", "arrive")), (("accept", "depart"), ("arrive",)),
     (("accept", "depart", "arrive"), ("clear",))],
)  # fmt: skip
def test_phone_offers_the_next_step_only(
    running: Event, unit: Unit, people: People, walked: tuple[str, ...], commands: tuple[str, ...]
) -> None:
    incident = report(running, "lost_item")
    (task,) = api.confirm_dispatch(incident, [(unit.pk, unit.skills[0], 60.0)])
    for step in walked:
        api.dispatch_command(task, step)
    with people.officer.acting(EVENT_STAFFING):
        shift = api.my_shift()
    assert shift is not None
    assert shift.task is not None
    assert (shift.task.commands, shift.task.incident and shift.task.incident.id) == (commands, incident)


@pytest.mark.parametrize("read", [api.incident_of, api.incident_view, api.plan_view, api.incidents_view])
def test_what_does_not_exist_is_not_found(running: Event, read: object) -> None:
    with pytest.raises(NotFound):
        read(uuid7())  # type: ignore[operator]
