"""A simulated unit on its task, step by step."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.command.models import Dispatch, PositionLatest, Responder, Unit
from jiayuan.command.walking import ON_SCENE, advance
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from tests.command.stage import AT, Event, report, send


@pytest.fixture
def task(running: Event) -> Dispatch:
    return Dispatch.objects.get(pk=send(report(running, "lost_item", lon=running.fixes[0].lon + 0.004))[0])


def step(task: Dispatch, second: int, seconds: float = 10.0) -> tuple[str, tuple[float, float] | None]:
    """(state afterwards, where it reports to be)."""
    now = AT + timedelta(seconds=second)
    with clock.frozen(now):
        fix = advance(Dispatch.objects.select_related("unit__lead", "incident").get(pk=task.pk), seconds, now)
    task.refresh_from_db()
    return task.state, fix and (fix.lon, fix.lat)


def test_one_answer_a_step(task: Dispatch) -> None:
    assert [step(task, second) for second in (2, 4)] == [("accepted", None), ("enroute", None)]


def test_walks_towards_the_incident_and_arrives_at_the_end(task: Dispatch) -> None:
    step(task, 2), step(task, 4)
    state, here = step(task, 14)
    assert state == "enroute"
    assert here is not None
    start, end = PositionLatest.objects.get(unit=task.unit_id), (task.incident.lon, task.incident.lat)
    assert here != (start.lon, start.lat)
    assert step(task, 20, seconds=9999.0) == ("arrived", end)


def test_clears_after_its_time_on_the_scene_not_before(task: Dispatch) -> None:
    for second, seconds in ((2, 1.0), (4, 1.0), (10, 9999.0)):
        step(task, second, seconds)
    wait = int(ON_SCENE.total_seconds())
    assert step(task, 10 + wait)[0] == "arrived"
    assert step(task, 11 + wait)[0] == "cleared"


def test_without_a_known_place_it_does_not_move(task: Dispatch) -> None:
    step(task, 2), step(task, 4)
    PositionLatest.objects.filter(unit=task.unit_id).delete()
    assert step(task, 14, seconds=9999.0) == ("enroute", None)


def test_person_behind_it_walks_but_answers_alone(task: Dispatch) -> None:
    lead = Responder.objects.create(
        account_id=uuid7(), place_path="110102.001.", skills=[], agreed_at=AT, lon=116.4, lat=39.9
    )
    Unit.objects.filter(pk=task.unit_id).update(lead=lead)
    assert step(task, 2)[0] == "offered"
    Dispatch.objects.filter(pk=task.pk).update(state="enroute")
    state, here = step(task, 14, seconds=9999.0)
    assert (state, here) == ("enroute", (task.incident.lon, task.incident.lat))
