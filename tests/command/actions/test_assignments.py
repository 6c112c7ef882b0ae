"""People on units for a shift, with rest between."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.command import api
from jiayuan.command.actions.assignments import HALF_REST_MIN
from jiayuan.command.models import Assignment, EventPlan, EventShift, Responder, Unit
from jiayuan.command.rules import ASSIGNMENT
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event
from tests.people import People


def first(event: Event, **more: object) -> Unit:
    return Unit.objects.filter(plan=event.plan, state="available", **more).order_by("call_sign")[0]


def responder(number: int) -> Responder:
    return Responder.objects.create(
        place_path="110102.001.", skills=["volunteer"], agreed_at=AT, lon=116.37 + number / 1000, lat=39.9
    )


def shift(event: Event, start: int, end: int) -> EventShift:
    """From and to hours after AT."""
    plan = EventPlan.objects.get(pk=event.plan)
    times = {"starts_at": AT + timedelta(hours=start), "ends_at": AT + timedelta(hours=end)}
    return EventShift.objects.create(plan=plan, place_path=plan.place_path, name="x", **times)


def test_assignment_from_offer_to_done(event: Event) -> None:
    unit = first(event)
    api.shift_command(unit.pk, "end")
    row = api.assign(unit.pk, responder(1).pk, shift(event, 0, 4).pk)
    walked = [api.assignment_command(row, step) for step in ("accept", "check_in", "pause", "resume", "check_out")]
    assert walked == ["accepted", "on_shift", "on_break", "on_shift", "done"]
    assert Unit.objects.get(pk=unit.pk).state == "off"


@pytest.mark.parametrize(("start", "fits"), [(2, False), (4, False), (11, False), (12, True)])
def test_eight_hours_of_rest(event: Event, start: int, fits: bool) -> None:
    unit, person = first(event), responder(2)
    api.assign(unit.pk, person.pk, shift(event, 0, 4).pk)
    second = shift(event, start, start + 4)
    if fits:
        assert api.assign(unit.pk, person.pk, second.pk)
        return
    with pytest.raises(Refused, match="不足8小时"):
        api.assign(unit.pk, person.pk, second.pk)
    assert Assignment.objects.filter(responder=person).count() == 1


def test_declined_shift_makes_room(event: Event) -> None:
    unit, person = first(event), responder(3)
    row = api.assign(unit.pk, person.pk, shift(event, 0, 4).pk)
    assert api.assignment_command(row, "decline") == "open"
    assert api.assign(unit.pk, person.pk, shift(event, 2, 6).pk)


@pytest.fixture
def offered(event: Event) -> Assignment:
    """A place offered on a unit that is off."""
    unit = first(event)
    api.shift_command(unit.pk, "end")
    return Assignment.objects.get(pk=api.assign(unit.pk, responder(9).pk, shift(event, 0, 4).pk))


def test_span_is_widened_by_half_the_rest(offered: Assignment) -> None:
    minutes = int(AT.timestamp() // 60)
    assert (offered.from_min, offered.to_min) == (minutes - HALF_REST_MIN, minutes + 240 + HALF_REST_MIN)
    assert offered.state == "offered"


def test_shift_of_another_plan_is_refused(event: Event) -> None:
    other = EventPlan.objects.get(pk=event.plan)
    other.pk, other.kind, other._state.adding = uuid7(), "emergency", True
    other.save(force_insert=True)
    foreign = shift(event, 0, 4)
    EventShift.objects.filter(pk=foreign.pk).update(plan=other)
    with pytest.raises(Invalid, match="同一个方案"):
        api.assign(first(event).pk, responder(4).pk, foreign.pk)


def test_two_people_may_share_a_unit(event: Event) -> None:
    unit, span = first(event), shift(event, 0, 4)
    api.assign(unit.pk, responder(5).pk, span.pk)
    api.assign(unit.pk, responder(6).pk, span.pk)
    assert Assignment.objects.filter(unit=unit).count() == 2


def test_refused_shift_leaves_the_transaction_usable(event: Event) -> None:
    unit, person, span = first(event), responder(7), shift(event, 0, 4)
    api.assign(unit.pk, person.pk, span.pk)
    with pytest.raises(Refused):
        api.assign(unit.pk, person.pk, span.pk)
    assert Assignment.objects.filter(responder=person).count() == 1


def test_check_in_starts_the_units_shift_until_the_shift_ends(offered: Assignment) -> None:
    for step in ("accept", "check_in"):
        api.assignment_command(offered.pk, step)
    unit = Unit.objects.get(pk=offered.unit_id)
    assert (unit.state, unit.shift_ends_at) == ("available", AT + timedelta(hours=4))
    assert unit.share_token
    offered.refresh_from_db()
    assert (offered.checked_in_at, offered.checked_out_at) == (AT, None)


def test_check_out_is_stamped_and_ends_the_sharing(offered: Assignment) -> None:
    for step in ("accept", "check_in"):
        api.assignment_command(offered.pk, step)
    with clock.frozen(AT + timedelta(hours=3)):
        api.assignment_command(offered.pk, "check_out")
    offered.refresh_from_db()
    assert offered.checked_out_at == AT + timedelta(hours=3)
    assert Unit.objects.get(pk=offered.unit_id).share_token == ""


def test_break_is_the_units_break(offered: Assignment) -> None:
    for step in ("accept", "check_in", "pause"):
        api.assignment_command(offered.pk, step)
    assert Unit.objects.get(pk=offered.unit_id).state == "break"


def test_unit_on_a_task_cannot_check_out(event: Event, offered: Assignment) -> None:
    for step in ("accept", "check_in"):
        api.assignment_command(offered.pk, step)
    Unit.objects.filter(pk=offered.unit_id).update(state="enroute")
    with pytest.raises(Conflict):
        api.assignment_command(offered.pk, "check_out")


@pytest.mark.parametrize("state", sorted(ASSIGNMENT.states))
def test_impossible_steps_name_the_possible(offered: Assignment, state: str) -> None:
    Assignment.objects.filter(pk=offered.pk).update(state=state)
    with pytest.raises(Conflict) as refused:
        api.assignment_command(offered.pk, "fly")
    assert refused.value.allowed == ASSIGNMENT.commands(state)


def test_no_show_is_the_dispatchers_word(offered: Assignment, people: People) -> None:
    api.assignment_command(offered.pk, "accept")
    with people.worker.acting(EVENT_STAFFING), pytest.raises(NotFound):
        api.assignment_command(offered.pk, "miss")
    with people.officer.acting(EVENT_STAFFING):
        assert api.assignment_command(offered.pk, "miss") == "no_show"


def test_who_did_not_come_can_be_asked_again(offered: Assignment) -> None:
    for step in ("accept", "miss"):
        api.assignment_command(offered.pk, step)
    assert api.assign(offered.unit_id, offered.responder_id, offered.shift_id)


@pytest.mark.parametrize("person", ["worker", "auditor", "neighbour"])
def test_others_assign_nobody(event: Event, people: People, person: str) -> None:
    unit, who, span = first(event), responder(8), shift(event, 0, 4)
    with getattr(people, person).acting(EVENT_STAFFING), pytest.raises((NotAllowed, NotFound)):
        api.assign(unit.pk, who.pk, span.pk)
