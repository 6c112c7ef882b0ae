"""Units as the rules of dispatch see them. Rows are built, not stored."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from jiayuan.command.candidates import candidates_of, fleet_row
from jiayuan.command.fleet import fleet_of
from jiayuan.command.models import PositionLatest, Unit
from jiayuan.kernel.ids import uuid7
from jiayuan.places.api import to_local
from tests.command.stage import AT


def unit(**more: object) -> Unit:
    values = {"id": uuid7(), "call_sign": "A12", "skills": ["medic"], "mode": "foot", "state": "available"} | more
    return Unit(**values)


def position(age_s: float = 0.0) -> PositionLatest:
    return PositionLatest(lon=116.38, lat=39.91, node=7, access_s=4.0, fix_at=AT - timedelta(seconds=age_s))


def test_place_in_metres_and_age_in_seconds() -> None:
    row = fleet_row(unit(), position(90), AT)
    assert (row["x"], row["y"]) == to_local(116.38, 39.91)
    assert (row["node"], row["access_s"], row["age_s"]) == (7, 4.0, 90.0)


def test_device_whose_clock_is_ahead_is_not_younger_than_now() -> None:
    assert fleet_row(unit(), position(-30), AT)["age_s"] == 0.0


@pytest.mark.parametrize(("state", "turnout"), [("available", 30), ("patrolling", 0), ("moving", 0), ("enroute", 0)])
def test_only_those_who_wait_have_to_turn_out(state: str, turnout: float) -> None:
    assert fleet_row(unit(state=state), position(), AT)["turnout_s"] == turnout


def test_hours_on_duty_and_what_is_left_of_the_shift() -> None:
    one = unit(on_since=AT - timedelta(hours=3), shift_ends_at=AT + timedelta(minutes=30))
    fleet = fleet_of([fleet_row(one, position(70), AT)])
    (found,) = candidates_of({one.pk: one}, fleet, np.array([95.0]), np.array([0.1]), AT)
    assert (found.hours_on, found.shift_left_s, found.fix_age_s) == (3.0, 1800.0, 70.0)
    assert (found.eta_s, found.loss, found.skills) == (95.0, 0.1, frozenset({"medic"}))


def test_unit_without_a_shift_has_nothing_left() -> None:
    one = unit()
    fleet = fleet_of([fleet_row(one, position(), AT)])
    (found,) = candidates_of({one.pk: one}, fleet, np.zeros(1), np.zeros(1), AT)
    assert (found.hours_on, found.shift_left_s) == (0.0, 0.0)
