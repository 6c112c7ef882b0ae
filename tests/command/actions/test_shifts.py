"""A unit's own shift."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.command import api
from jiayuan.command.actions.shifts import COMMANDS, commands_of
from jiayuan.command.models import Dispatch, EventPlan, PositionLatest, Unit
from jiayuan.command.rules import UNIT
from jiayuan.kernel.errors import Conflict, NotFound, Refused
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event, report, send
from tests.people import People


def first(event: Event, **more: object) -> Unit:
    return Unit.objects.filter(plan=event.plan, state="available", **more).order_by("call_sign")[0]


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


TASK_MOVES = ["offer", "release", "depart", "arrive", "clear", "move", "", "hack"]


@pytest.mark.parametrize("command", TASK_MOVES)
def test_moves_of_a_task_are_not_a_persons(event: Event, command: str) -> None:
    unit = first(event)
    with pytest.raises(Conflict) as refused:
        api.shift_command(unit.pk, command)
    assert refused.value.allowed == ("end", "patrol", "pause", "fail")
    assert Unit.objects.get(pk=unit.pk).state == "available"


def test_offered_unit_cannot_slip_away(event: Event) -> None:
    task = Dispatch.objects.get(pk=send(report(event))[0])
    for command in ("release", "end", "pause", "patrol"):
        with pytest.raises(Conflict):
            api.shift_command(task.unit_id, command)
    assert Unit.objects.get(pk=task.unit_id).state == "offered"


@pytest.mark.parametrize("steps", [[], ["accept"], ["accept", "depart"]])
def test_unit_that_fails_on_its_way_leaves_no_task(event: Event, steps: list[str]) -> None:
    incident = report(event)
    task = Dispatch.objects.get(pk=send(incident)[0])
    for step in steps:
        api.dispatch_command(task.pk, step)
    assert api.shift_command(task.unit_id, "fail") == "out_of_service"
    task.refresh_from_db()
    assert (task.state, task.ended_at) == ("recalled", AT)
    assert len(send(incident)) == 1


def test_unit_that_fails_on_the_scene_has_done_its_part(event: Event) -> None:
    task = Dispatch.objects.get(pk=send(report(event))[0])
    for step in ("accept", "depart", "arrive"):
        api.dispatch_command(task.pk, step)
    api.shift_command(task.unit_id, "fail")
    task.refresh_from_db()
    assert (task.state, Unit.objects.get(pk=task.unit_id).state) == ("cleared", "out_of_service")


def test_incident_of_a_failed_unit_can_still_be_cancelled(event: Event) -> None:
    incident = report(event)
    task = Dispatch.objects.get(pk=send(incident)[0])
    api.shift_command(task.unit_id, "fail")
    assert api.incident_command(incident, "cancel", data={"reason": "误报"}) == "cancelled"


def test_failing_forgets_where_the_unit_was(event: Event) -> None:
    unit = first(event)
    api.shift_command(unit.pk, "fail")
    unit.refresh_from_db()
    assert (unit.share_token, unit.shift_ends_at) == ("", None)
    assert not PositionLatest.objects.filter(unit=unit).exists()


def test_repair_brings_a_unit_off_shift(event: Event) -> None:
    unit = first(event)
    api.shift_command(unit.pk, "fail")
    assert api.shift_command(unit.pk, "repair") == "off"
    assert api.shift_command(unit.pk, "start") == "available"


def test_token_of_an_ended_shift_opens_nothing(event: Event) -> None:
    fix = event.fixes[0]
    api.shift_command(Unit.objects.get(share_token=fix.token).pk, "end")
    assert api.store_positions([fix]).stored == 0


@pytest.mark.parametrize(("until_h", "plan_h", "ends_h"), [(4, 10, 4), (20, 10, 10), (20, 30, 12), (None, 6, 6)])
def test_shift_ends_with_whatever_comes_first(event: Event, until_h: int | None, plan_h: int, ends_h: int) -> None:
    unit = first(event)
    api.shift_command(unit.pk, "end")
    EventPlan.objects.filter(pk=event.plan).update(ends_at=AT + timedelta(hours=plan_h))
    until = None if until_h is None else AT + timedelta(hours=until_h)
    api.shift_command(unit.pk, "start", until=until)
    assert Unit.objects.get(pk=unit.pk).shift_ends_at == AT + timedelta(hours=ends_h)


@pytest.mark.parametrize(("command", "back"), [("patrol", "resume"), ("pause", "resume")])
def test_every_way_away_has_a_way_back(event: Event, command: str, back: str) -> None:
    unit = first(event)
    api.shift_command(unit.pk, command)
    assert api.shift_command(unit.pk, back) == "available"


def test_version_counts_every_move(event: Event) -> None:
    unit = first(event)
    for command in ("patrol", "resume", "pause", "resume"):
        api.shift_command(unit.pk, command)
    assert Unit.objects.get(pk=unit.pk).version == unit.version + 4


def test_commands_named_are_those_a_person_may_make() -> None:
    for state in UNIT.states:
        assert set(commands_of(state)) <= set(COMMANDS)
        assert all((state, command) in UNIT.transitions for command in commands_of(state))
