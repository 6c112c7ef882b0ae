"""The intake of positions keeps what it may and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.command import api
from jiayuan.command.actions import positions
from jiayuan.command.models import PositionFix, PositionLatest, Unit
from jiayuan.command.travel import snap
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.places.api import network
from tests.command.stage import AT, Event
from tests.people import People

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


def test_twins_in_one_batch_are_one_row(fix: api.Fix) -> None:
    assert store(fix, fix, fix) == (1, 2)


def test_newest_of_a_batch_is_shown_whatever_the_order(fix: api.Fix) -> None:
    older = replace(fix, at=LATER - timedelta(seconds=5), lon=fix.lon - 0.0001)
    assert store(fix, older) == (2, 0)
    assert (latest(fix).lon, latest(fix).fix_at) == (fix.lon, LATER)


def test_good_ones_are_kept_beside_bad_ones(fix: api.Fix) -> None:
    bad = [replace(fix, token="x"), replace(fix, lon=float("nan")), replace(fix, at=AT - timedelta(days=3))]
    assert store(*bad, fix) == (1, 3)


def test_each_unit_of_a_batch_gets_a_number_of_its_own(event: Event) -> None:
    batch = [replace(one, at=LATER) for one in event.fixes]
    assert store(*batch) == (len(batch), 0)
    numbers = list(PositionLatest.objects.filter(plan=event.plan).values_list("seq", flat=True))
    assert len(set(numbers)) == len(numbers)


def test_batch_beyond_the_most_is_cut(fix: api.Fix, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "MOST", 1)
    second = replace(fix, at=LATER - timedelta(seconds=1))
    assert store(fix, second) == (1, 1)


@pytest.mark.parametrize("battery", [None, 0, 100])
def test_battery_may_be_unknown(fix: api.Fix, battery: int | None) -> None:
    store(replace(fix, battery=battery))
    assert latest(fix).battery == battery


@pytest.mark.parametrize("mode", ["foot", "ebike", "vehicle"])
def test_node_belongs_to_the_network_of_the_mode(fix: api.Fix, mode: str) -> None:
    Unit.objects.filter(share_token=fix.token).update(mode=mode)
    store(fix)
    row = latest(fix)
    at = snap(network(), [(row.lon, row.lat)], mode)
    assert (row.node, row.access_s) == (at.nodes[0], pytest.approx(at.access[0]))


def test_midnight_has_its_partition_before_it_comes(event: Event) -> None:
    fix = replace(event.fixes[0], lon=event.fixes[0].lon + 0.0001)
    late = AT.replace(hour=23, minute=59, second=30)
    Unit.objects.filter(plan=event.plan).update(shift_ends_at=late + timedelta(hours=1))
    with clock.frozen(late):
        kept = api.store_positions([replace(fix, at=late + timedelta(seconds=50))])
    assert kept.stored == 1


def test_raw_fixes_name_nobody(fix: api.Fix) -> None:
    store(fix)
    names = {field.name for field in PositionFix._meta.fields}
    assert names == {
        "id", "plan_id", "place_path", "unit_id", "fix_at", "received_at", "lon", "lat", "accuracy_m", "outside",
    }  # fmt: skip


def test_unit_off_shift_is_not_followed_home(fix: api.Fix) -> None:
    Unit.objects.filter(share_token=fix.token).update(state="off")
    assert store(fix) == (0, 1)


def test_token_of_another_place_is_unknown_here(fix: api.Fix, people: People) -> None:
    with people.neighbour.acting(EVENT_STAFFING), clock.frozen(LATER):
        assert api.store_positions([fix]) == api.Kept(0, 1)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-120, 120), min_size=1, max_size=6))
def test_shown_position_never_goes_back_in_time(fix: api.Fix, seconds: list[int]) -> None:
    before = latest(fix).fix_at
    for second in seconds:
        with clock.frozen(AT + timedelta(seconds=150)):
            api.store_positions([replace(fix, at=AT + timedelta(seconds=second))])
        assert latest(fix).fix_at >= before
        before = latest(fix).fix_at
