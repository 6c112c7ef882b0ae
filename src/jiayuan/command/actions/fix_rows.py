"""Bulk writes of positions: the raw fixes, and the newest place of each unit."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np
from django.db import connection

from jiayuan.command.actions.fixes import Accepted, plausible
from jiayuan.command.live import next_numbers
from jiayuan.command.models import PositionLatest
from jiayuan.command.travel import snap
from jiayuan.places.api import network

# One statement a batch: 3,000 fixes a second (spec 8) leave no room for a round trip per row.
INSERT_FIX = """
INSERT INTO command_positionfix (plan_id, place_path, unit_id, fix_at, received_at, lon, lat, accuracy_m, outside)
SELECT * FROM unnest(%s::uuid[], %s::text[], %s::uuid[], %s::timestamptz[], %s::timestamptz[], %s::float8[],
                     %s::float8[], %s::float8[], %s::bool[])
ON CONFLICT DO NOTHING RETURNING unit_id
"""

# The WHERE at its end keeps a late fix from moving a unit back, whatever order the batches come in.
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


def _columns(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    """Rows turned into one array per column, as `unnest` takes them."""
    return [list(column) for column in zip(*rows, strict=True)]


def roll_partitions(today: date) -> int:
    """Makes the days' tables around `today` (UTC) and drops those older than 30 days; how many went."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT command_position_partitions(%s)", [today])
        return int(cursor.fetchone()[0])


def insert(good: list[Accepted], now: datetime) -> int:
    rows = [
        (item.unit.plan_id, item.unit.place_path, item.unit.pk, item.at, now, *_spot(item), item.fix.accuracy_m,
         not item.inside)
        for item in good
    ]  # fmt: skip
    roll_partitions(now.date())
    with connection.cursor() as cursor:
        cursor.execute(INSERT_FIX, _columns(rows))
        return len(cursor.fetchall())


def _spot(item: Accepted) -> tuple[float | None, float | None]:
    """Outside the area it is nobody's business where exactly."""
    return (item.fix.lon, item.fix.lat) if item.inside else (None, None)


def update_latest(good: list[Accepted], now: datetime) -> None:
    last = {row.unit_id: row for row in PositionLatest.objects.filter(unit__in=[item.unit.pk for item in good])}
    newest: dict[Any, Accepted] = {}
    # Ascending, so that the last one written to the dict is the newest of each unit.
    for item in sorted(good, key=lambda item: item.at):
        if plausible(item, last):
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
