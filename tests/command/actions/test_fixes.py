"""Which fixes may be kept and which count for an ETA, without a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.actions.fixes import (
    AHEAD,
    FASTEST_M_S,
    MARGIN_M,
    OLDEST,
    WORST_ACCURACY_M,
    Accepted,
    accepted,
    mark_inside,
    plausible,
    readable,
)
from jiayuan.command.geometry import to_geojson
from jiayuan.command.inputs import Fix
from jiayuan.command.models import EventPlan, Unit
from jiayuan.places.api import from_local, to_local

NOW = datetime(2026, 10, 3, 2, 0, tzinfo=UTC)
LON, LAT = 116.38, 39.908
UNIT = Unit(plan_id="p")


def fix(**change: Any) -> Fix:
    return Fix(**({"token": "t", "at": NOW, "lon": LON, "lat": LAT, "accuracy_m": 10.0} | change))


def moved(metres: float, **change: Any) -> Fix:
    """A fix so many metres east."""
    x, y = to_local(LON, LAT)
    lon, lat = from_local(x + metres, y)
    return fix(lon=lon, lat=lat, **change)


@pytest.mark.parametrize(
    "change",
    [
        {"lon": 180.1}, {"lon": -180.1}, {"lat": 90.1}, {"lat": -90.1}, {"accuracy_m": -0.1},
        {"lon": float("nan")}, {"lat": float("inf")}, {"accuracy_m": float("nan")}, {"at": NOW - OLDEST},
    ],
)  # fmt: skip
def test_unreadable(change: dict[str, Any]) -> None:
    assert not readable(fix(**change), NOW)


@pytest.mark.parametrize(
    "change",
    [
        {}, {"lon": 180.0}, {"lat": -90.0}, {"accuracy_m": 0.0}, {"accuracy_m": 1e9},
        {"at": NOW - OLDEST + timedelta(microseconds=1)}, {"at": NOW + timedelta(days=400)},
    ],
)  # fmt: skip
def test_readable(change: dict[str, Any]) -> None:
    assert readable(fix(**change), NOW)


@pytest.mark.parametrize(("ahead", "ours"), [(timedelta(0), False), (AHEAD, False), (AHEAD * 1.01, True)])
def test_clock_that_runs_ahead_is_forgiven_a_minute(ahead: timedelta, ours: bool) -> None:
    at = accepted(fix(at=NOW + ahead), UNIT, NOW).at
    assert at == (NOW if ours else NOW + ahead)


@given(st.integers(-86_000, 400_000))
def test_no_kept_time_lies_more_than_a_minute_ahead(seconds: int) -> None:
    assert accepted(fix(at=NOW + timedelta(seconds=seconds)), UNIT, NOW).at <= NOW + AHEAD


def around(metres: float) -> dict[str, Any]:
    """A square area with that half side round the usual place."""
    return to_geojson(shapely.Point(*to_local(LON, LAT)).buffer(metres, cap_style="square"))


@pytest.mark.parametrize(("metres", "inside"), [(0, True), (99, True), (590, True), (610, False), (5000, False)])
def test_area_has_a_margin_of_five_hundred_metres(metres: float, inside: bool) -> None:
    unit = Unit(plan=EventPlan(id="p", area=around(100)), plan_id="p")
    (found,) = mark_inside([accepted(moved(metres), unit, NOW)])
    assert found.inside is inside
    assert MARGIN_M == 500.0


def test_each_unit_by_the_area_of_its_own_plan() -> None:
    here = Unit(plan=EventPlan(id="a", area=around(100)))
    far = Unit(plan=EventPlan(id="b", area=to_geojson(shapely.Point(90_000, 0).buffer(100))))
    marked = mark_inside([accepted(fix(), unit, NOW) for unit in (here, far)])
    assert [item.inside for item in marked] == [True, False]


def known(seconds_ago: float = 10.0, accuracy_m: float = 0.0) -> dict[Any, Any]:
    row = SimpleNamespace(lon=LON, lat=LAT, fix_at=NOW - timedelta(seconds=seconds_ago), accuracy_m=accuracy_m)
    return {UNIT.pk: row}


def counts(new: Fix, last: dict[Any, Any] | None = None, *, inside: bool = True) -> bool:
    return plausible(Accepted(new, UNIT, new.at, inside), known() if last is None else last)


def test_first_position_of_a_shift_counts() -> None:
    assert counts(fix(), {})


def test_outside_never_counts() -> None:
    assert not counts(fix(), {}, inside=False)


@pytest.mark.parametrize(("accuracy", "counted"), [(WORST_ACCURACY_M, True), (WORST_ACCURACY_M + 0.1, False)])
def test_vague_never_counts(accuracy: float, counted: bool) -> None:
    assert counts(fix(accuracy_m=accuracy), {}) is counted


@pytest.mark.parametrize(("ago", "counted"), [(1.0, True), (0.0, False), (-1.0, False)])
def test_older_than_known_never_counts(ago: float, counted: bool) -> None:
    assert counts(fix(), known(ago)) is counted


@pytest.mark.parametrize(("metres", "counted"), [(399, True), (401, False)])
def test_nobody_moves_faster_than_forty_metres_a_second(metres: float, counted: bool) -> None:
    assert counts(moved(metres, accuracy_m=0.0)) is counted
    assert FASTEST_M_S == 40.0


def test_both_accuracies_are_room_for_error() -> None:
    assert not counts(moved(440, accuracy_m=20.0), known(10, 10.0))
    assert counts(moved(429, accuracy_m=20.0), known(10, 10.0))


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 5000), st.floats(0.1, 100), st.floats(0, 200), st.floats(0, 200))
def test_more_time_or_less_way_never_hurts(metres: float, seconds: float, a: float, b: float) -> None:
    if counts(moved(metres, accuracy_m=a), known(seconds, b)):
        assert counts(moved(metres, accuracy_m=a), known(seconds + 1, b))
        assert counts(moved(metres / 2, accuracy_m=a), known(seconds, b))
