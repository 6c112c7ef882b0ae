"""Units on and off shift, and rest between shifts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.command import api
from jiayuan.command.models import Assignment, EventPlan, EventShift, PositionLatest, Responder, Unit
from jiayuan.kernel.errors import Conflict, Invalid, NotFound, Refused
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


def test_muster_brings_placed_units_on_shift(event: Event) -> None:
    units = Unit.objects.filter(plan=event.plan).exclude(home_post=None, home_point=None)
    assert {(unit.state, bool(unit.share_token)) for unit in units} == {("available", True)}


def test_tokens_are_random_and_name_the_place(event: Event) -> None:
    tokens = [unit.share_token for unit in Unit.objects.filter(plan=event.plan).exclude(share_token="")]
    assert len(set(tokens)) == len(tokens)
    assert all(token.startswith("110102.001.~") for token in tokens)


def test_shift_is_twelve_hours_at_most(event: Event) -> None:
    with pytest.raises(Invalid):
        api.muster(event.plan, AT + timedelta(hours=13))


def test_no_muster_after_the_event(event: Event) -> None:
    api.plan_command(event.plan, "close")
    with pytest.raises(Refused):
        api.muster(event.plan, AT + timedelta(hours=1))


def test_end_of_shift_forgets_position_and_token(event: Event) -> None:
    unit = first(event)
    assert api.shift_command(unit.pk, "end") == "off"
    unit.refresh_from_db()
    assert (unit.share_token, unit.on_since) == ("", None)
    assert not PositionLatest.objects.filter(unit=unit).exists()


def test_break_and_back(event: Event) -> None:
    unit = first(event)
    assert api.shift_command(unit.pk, "pause") == "break"
    with pytest.raises(Conflict):
        api.shift_command(unit.pk, "end")
    assert api.shift_command(unit.pk, "resume") == "available"


def test_start_gives_a_new_token(event: Event) -> None:
    unit = first(event)
    before = unit.share_token
    api.shift_command(unit.pk, "end")
    api.shift_command(unit.pk, "start")
    unit.refresh_from_db()
    assert unit.share_token not in ("", before)
    assert unit.shift_ends_at <= unit.plan.ends_at


def test_no_start_outside_an_active_plan(event: Event) -> None:
    unit = first(event)
    api.plan_command(event.plan, "close")
    with pytest.raises(Refused):
        api.shift_command(unit.pk, "start")


def test_stranger_does_not_find_the_unit(event: Event, people: People) -> None:
    unit = first(event)
    with people.neighbour.acting(EVENT_STAFFING), pytest.raises(NotFound):
        api.shift_command(unit.pk, "pause")


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
