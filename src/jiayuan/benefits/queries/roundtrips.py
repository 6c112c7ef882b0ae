"""The round of one day: the homes in walking order, doors of one building together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from jiayuan.benefits.queries.deliveries import DeliveryRow, rows_of
from jiayuan.benefits.rounds import best_round
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.places import api as places

# What a team carries on a day; more is another round.
MOST = 80
TO_CARRY = ("planned", "packed", "out", "not_home")


@dataclass(frozen=True, slots=True)
class Stop:
    """One building of the round with what is handed over in it."""

    building: PlacePath
    rows: tuple[DeliveryRow, ...]


@dataclass(frozen=True, slots=True)
class DayRound:
    """`metres` as the crow flies between buildings; `unplaced` are doors whose building has no point."""

    stops: tuple[Stop, ...]
    metres: int
    unplaced: tuple[DeliveryRow, ...]


def _building(path: str) -> PlacePath:
    return next(one for one in (PlacePath(path), *PlacePath(path).ancestors()) if one.level <= Level.BUILDING)


def day_round(scope: Scope, day: date) -> DayRound:
    """What is to be carried on a day, in the order of a short walk from the middle of the acting place."""
    start = datetime.combine(day, time(), clock.LOCAL)
    rows = rows_of(scope, TO_CARRY, limit=MOST, since=start, until=start + timedelta(days=1))
    doors: dict[PlacePath, list[DeliveryRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.delivery.place_path, str(row.delivery.pk))):
        doors[_building(row.delivery.place_path)].append(row)
    wanted = [*doors, *([scope.place] if scope.place else [])]
    points = {
        path: places.to_local(ref.lon, ref.lat)
        for path, ref in places.by_paths(wanted).items()
        if ref.lon is not None and ref.lat is not None
    }
    homes = [path for path in doors if path in points]
    begin = points.get(scope.place) if scope.place else None
    found = best_round(begin or (points[homes[0]] if homes else (0.0, 0.0)), [points[path] for path in homes])
    return DayRound(
        stops=tuple(Stop(homes[at], tuple(doors[homes[at]])) for at in found.order),
        metres=round(found.metres),
        unplaced=tuple(row for path, held in doors.items() if path not in points for row in held),
    )
