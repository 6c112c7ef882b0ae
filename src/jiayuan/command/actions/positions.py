"""The intake of positions: only from units on shift, only inside the area, never twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import shapely
from django.db import connection

from jiayuan.command.geometry import polygon
from jiayuan.command.inputs import Fix, Kept
from jiayuan.command.live import next_numbers, wake
from jiayuan.command.models import PositionLatest, Unit
from jiayuan.command.queries import visible
from jiayuan.command.travel import snap
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.places.api import network, to_local

MARGIN_M = 500.0
FASTEST_M_S = 40.0
WORST_ACCURACY_M = 200.0
AHEAD = timedelta(seconds=60)
OLDEST = timedelta(days=1)
MOST = 5000

INSERT_FIX = """
INSERT INTO command_positionfix (plan_id, place_path, unit_id, fix_at, received_at, lon, lat, accuracy_m, outside)
SELECT * FROM unnest(%s::uuid[], %s::text[], %s::uuid[], %s::timestamptz[], %s::timestamptz[], %s::float8[],
                     %s::float8[], %s::float8[], %s::bool[])
ON CONFLICT DO NOTHING RETURNING unit_id
"""
UPSERT = """
INSERT INTO command_positionlatest AS p (unit_id, plan_id, place_path, lon, lat, node, access_s, accuracy_m, fix_at,
                                         received_at, seq, battery)
SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::float8[], %s::float8[], %s::int[], %s::float8[],
                     %s::float8[], %s::timestamptz[], %s::timestamptz[], %s::bigint[], %s::int[])
ON CONFLICT (unit_id) DO UPDATE SET lon = excluded.lon, lat = excluded.lat, node = excluded.node,
  access_s = excluded.access_s, accuracy_m = excluded.accuracy_m, fix_at = excluded.fix_at,
  received_at = excluded.received_at, seq = excluded.seq, battery = excluded.battery
WHERE p.fix_at < excluded.fix_at
"""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A fix that may be kept, with its unit; `inside` the area and its margin."""

    fix: Fix
    unit: Unit
    at: datetime
    inside: bool


def store_positions(fixes: Sequence[Fix]) -> Kept:
    """Keeps what may be kept. Off shift, outside a plan or unreadable: dropped without a word to the device."""
    if not fixes:
        return Kept(0, 0)
    now = clock.now()
    tokens = {fix.token for fix in fixes[:MOST] if fix.token}
    rows = visible(current().scope, Unit).filter(share_token__in=tokens, shift_ends_at__gt=now, plan__state="active")
    units = {unit.share_token: unit for unit in rows.exclude(state="off").select_related("plan")}
    found = [
        _accepted(fix, units[fix.token], now) for fix in fixes[:MOST] if fix.token in units and _readable(fix, now)
    ]
    good = _mark_inside(found)
    if not good:
        return Kept(0, len(fixes))
    stored = _insert(good, now)
    _update_latest(good, now)
    for plan_id in {item.unit.plan_id for item in good}:
        wake(plan_id)
    return Kept(stored, len(fixes) - stored)


def _readable(fix: Fix, now: datetime) -> bool:
    numbers = (fix.lon, fix.lat, fix.accuracy_m)
    in_range = bool(np.isfinite(numbers).all()) and abs(fix.lon) <= 180 and abs(fix.lat) <= 90 and fix.accuracy_m >= 0
    return in_range and fix.at > now - OLDEST


def _accepted(fix: Fix, unit: Unit, now: datetime) -> Accepted:
    # A device clock that runs ahead would hide every later position.
    return Accepted(fix, unit, now if fix.at > now + AHEAD else fix.at, inside=True)


def _mark_inside(found: list[Accepted]) -> list[Accepted]:
    areas = {item.unit.plan_id: item.unit.plan for item in found}
    shapes = {plan_id: polygon(plan.area).buffer(MARGIN_M) for plan_id, plan in areas.items()}
    for shape in shapes.values():
        shapely.prepare(shape)
    return [
        Accepted(item.fix, item.unit, item.at,
                 bool(shapely.contains_xy(shapes[item.unit.plan_id], *to_local(item.fix.lon, item.fix.lat))))
        for item in found
    ]  # fmt: skip


def _columns(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    """Rows turned into one array per column, as `unnest` takes them."""
    return [list(column) for column in zip(*rows, strict=True)]


def _insert(good: list[Accepted], now: datetime) -> int:
    rows = [
        (item.unit.plan_id, item.unit.place_path, item.unit.pk, item.at, now, *_spot(item), item.fix.accuracy_m,
         not item.inside)
        for item in good
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT command_position_partitions(%s)", [now.date()])
        cursor.execute(INSERT_FIX, _columns(rows))
        return len(cursor.fetchall())


def _spot(item: Accepted) -> tuple[float | None, float | None]:
    """Outside the area it is nobody's business where exactly."""
    return (item.fix.lon, item.fix.lat) if item.inside else (None, None)


def _plausible(item: Accepted, last: Mapping[Any, PositionLatest]) -> bool:
    """Not for ETAs: too vague, outside, older than what is known, or faster than any unit moves."""
    if not item.inside or item.fix.accuracy_m > WORST_ACCURACY_M:
        return False
    before = last.get(item.unit.pk)
    if before is None:
        return True
    seconds = (item.at - before.fix_at).total_seconds()
    way = np.hypot(*np.subtract(to_local(item.fix.lon, item.fix.lat), to_local(before.lon, before.lat)))
    return seconds > 0 and bool(way <= FASTEST_M_S * seconds + before.accuracy_m + item.fix.accuracy_m)


def _update_latest(good: list[Accepted], now: datetime) -> None:
    last = {row.unit_id: row for row in PositionLatest.objects.filter(unit__in=[item.unit.pk for item in good])}
    newest: dict[Any, Accepted] = {}
    for item in sorted(good, key=lambda item: item.at):
        if _plausible(item, last):
            newest[item.unit.pk] = item
    rows = list(newest.values())
    if not rows:
        return
    values = [
        (item.unit.pk, item.unit.plan_id, item.unit.place_path, item.fix.lon, item.fix.lat, node, access,
         item.fix.accuracy_m, item.at, now, number, item.fix.battery)
        for item, node, access, number in zip(rows, *_snapped(rows), next_numbers(len(rows)), strict=True)
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, _columns(values))


def _snapped(rows: list[Accepted]) -> tuple[list[int], list[float]]:
    """Node and access seconds of each, on the network of the unit's own mode."""
    nodes, access = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows))
    modes = np.array([item.unit.mode for item in rows])
    for mode in np.unique(modes):
        here = np.flatnonzero(modes == mode)
        at = snap(network(), [(rows[k].fix.lon, rows[k].fix.lat) for k in here], str(mode))
        nodes[here], access[here] = at.nodes, at.access
    return nodes.tolist(), access.tolist()
