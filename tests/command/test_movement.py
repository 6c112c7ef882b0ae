"""Simulated units use the real intake and the real commands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from jiayuan.command import api
from jiayuan.command.models import Dispatch, PositionLatest, Responder, Unit
from jiayuan.kernel import clock
from tests.command.stage import AT, Event, report, send
from tests.tree import DISTRICT, STREET


def tick(second: int, seconds: float = 20.0) -> int:
    with clock.frozen(AT + timedelta(seconds=second)):
        return api.simulate_tick(STREET, seconds, seed=second)


@pytest.fixture
def task(event: Event) -> Dispatch:
    """A unit sent to something half a kilometre away."""
    incident = report(event, lon=event.fixes[0].lon + 0.004)
    return Dispatch.objects.get(pk=send(incident)[0])


def test_offered_unit_accepts_departs_and_walks(task: Dispatch) -> None:
    before = PositionLatest.objects.get(unit=task.unit_id)
    for second in (2, 4, 30):
        tick(second)
    task.refresh_from_db()
    after = PositionLatest.objects.get(unit=task.unit_id)
    assert task.state in ("enroute", "arrived")
    assert (after.lon, after.lat) != (before.lon, before.lat)


def test_unit_arrives_and_clears(task: Dispatch) -> None:
    for second in (2, 4):
        tick(second)
    for second in range(30, 300, 30):
        tick(second, 600.0)
    task.refresh_from_db()
    assert task.state == "cleared"


def test_person_behind_a_unit_answers_alone(task: Dispatch, event: Event) -> None:
    unit = Unit.objects.get(pk=task.unit_id)
    unit.lead = Responder.objects.create(
        account_id=event.plan, place_path="110102.001.", skills=[], agreed_at=AT, lon=116.4, lat=39.9
    )
    unit.save()
    tick(2)
    task.refresh_from_db()
    assert task.state == "offered"


def test_positions_are_kept_fresh(event: Event) -> None:
    tick(60)
    oldest = PositionLatest.objects.filter(plan=event.plan).order_by("fix_at")[0]
    assert oldest.fix_at == AT + timedelta(seconds=60)


def test_without_an_active_plan_nobody_moves(event: Event) -> None:
    api.plan_command(event.plan, "close")
    assert tick(2) == 0


def places(event: Event) -> dict[str, tuple[float, float]]:
    rows = PositionLatest.objects.filter(plan=event.plan)
    return {row.unit.call_sign: (row.lon, row.lat) for row in rows.select_related("unit")}


def test_strollers_stay_round_their_post(running: Event) -> None:
    before = places(running)
    tick(60)
    after = places(running)
    moved = [sign for sign in before if before[sign] != after[sign]]
    assert len(moved) < len(before) / 2
    posts = {
        unit.call_sign: unit.home_post for unit in Unit.objects.select_related("home_post").filter(plan=running.plan)
    }
    assert all(abs(after[sign][0] - posts[sign].lon) <= 0.00013 for sign in moved)  # type: ignore[union-attr]


def test_same_seed_moves_the_same_units(running: Event) -> None:
    """A savepoint takes the first tick back; the second has the same seed."""
    seen = []
    for _ in range(2):
        with transaction.atomic():
            tick(60)
            seen.append(places(running))
            transaction.set_rollback(True)
    assert seen[0] == seen[1]


def test_other_streets_plans_are_left_alone(running: Event) -> None:
    with clock.frozen(AT + timedelta(seconds=60)):
        assert api.simulate_tick(DISTRICT.child("002"), 2.0, seed=1) == 0


def test_fresh_fixes_are_not_repeated(running: Event) -> None:
    assert tick(10) <= len(running.fixes) * 0.3
    assert tick(120) == len(running.fixes)
