"""The intake of positions keeps what it may and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.command import api
from jiayuan.command.models import PositionFix, PositionLatest, Unit
from jiayuan.kernel import clock
from tests.command.stage import AT, Event

LATER = AT + timedelta(seconds=30)


@pytest.fixture
def fix(event: Event) -> api.Fix:
    """A good fix of the first unit, half a minute on and a few metres away."""
    return replace(event.fixes[0], at=LATER, lon=event.fixes[0].lon + 0.0002)


def latest(fix: api.Fix) -> PositionLatest:
    return PositionLatest.objects.get(unit__share_token=fix.token)


def store(*fixes: api.Fix) -> tuple[int, int]:
    with clock.frozen(LATER):
        kept = api.store_positions(fixes)
    return kept.stored, kept.dropped


def test_good_fix_is_kept_and_shown(fix: api.Fix) -> None:
    assert store(fix) == (1, 0)
    assert (latest(fix).lon, latest(fix).fix_at) == (fix.lon, LATER)


def test_number_of_a_position_grows(fix: api.Fix) -> None:
    before = latest(fix).seq
    store(fix)
    assert latest(fix).seq > before


def test_repeated_fix_is_ignored(fix: api.Fix) -> None:
    assert (store(fix), store(fix)) == ((1, 0), (0, 1))


def test_late_fix_is_stored_but_not_shown(fix: api.Fix) -> None:
    store(fix)
    assert store(replace(fix, at=LATER - timedelta(seconds=10), lon=fix.lon + 0.0001)) == (1, 0)
    assert latest(fix).lon == fix.lon


@pytest.mark.parametrize("token", ["", "110102.001.~forged", "x"])
def test_unknown_token_is_dropped(fix: api.Fix, token: str) -> None:
    assert store(replace(fix, token=token)) == (0, 1)


def test_off_shift_is_dropped_unstored(fix: api.Fix) -> None:
    before = PositionFix.objects.count()
    Unit.objects.filter(share_token=fix.token).update(shift_ends_at=AT)
    assert store(fix) == (0, 1)
    assert PositionFix.objects.count() == before


def test_plan_that_is_over_is_dropped(fix: api.Fix, event: Event) -> None:
    api.plan_command(event.plan, "close")
    assert store(fix) == (0, 1)


def test_outside_the_area_no_coordinates_are_kept(fix: api.Fix) -> None:
    assert store(replace(fix, lon=116.30)) == (1, 0)
    row = PositionFix.objects.get(fix_at=LATER)
    assert (row.outside, row.lon, row.lat) == (True, None, None)
    assert latest(fix).lon != 116.30


def test_clock_that_runs_ahead_gets_our_time(fix: api.Fix) -> None:
    store(replace(fix, at=LATER + timedelta(minutes=5)))
    assert latest(fix).fix_at == LATER


def test_impossible_speed_is_not_shown(fix: api.Fix) -> None:
    before = latest(fix).lon
    store(replace(fix, lon=fix.lon + 0.02))
    assert latest(fix).lon == before


def test_vague_fix_is_not_shown(fix: api.Fix) -> None:
    before = latest(fix).lon
    store(replace(fix, accuracy_m=250.0))
    assert latest(fix).lon == before


def test_yesterdays_queue_is_dropped(fix: api.Fix) -> None:
    assert store(replace(fix, at=AT - timedelta(days=2))) == (0, 1)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(), st.floats(), st.floats())
def test_rubbish_is_dropped_not_raised(fix: api.Fix, lon: float, lat: float, accuracy: float) -> None:
    stored, dropped = store(replace(fix, lon=lon, lat=lat, accuracy_m=accuracy))
    assert stored + dropped == 1


def test_nothing_in_nothing_out(event: Event) -> None:
    assert store() == (0, 0)


def test_node_is_of_the_units_own_network(fix: api.Fix) -> None:
    store(fix)
    assert latest(fix).node >= 0
    assert latest(fix).access_s >= 0


def partitions() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'command_positionfix'::regclass"
        )
        return {name for (name,) in cursor.fetchall()}


def test_partitions_of_the_day_exist(event: Event) -> None:
    assert f"command_positionfix_{AT:%Y%m%d}" in partitions()


def test_days_older_than_thirty_are_dropped(event: Event) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT command_position_partitions(current_date - 40)")
        old = partitions()
        cursor.execute("SELECT command_position_partitions(current_date)")
    gone = old - partitions()
    assert len(gone) >= 4
    assert f"command_positionfix_{AT:%Y%m%d}" in partitions() | gone
