"""The round of one day: the homes in walking order, doors of one building together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from jiayuan.benefits.queries.deliveries import DeliveryRow, rows_of
from jiayuan.benefits.rounds import Point, best_round
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


def _points(paths: Iterable[PlacePath]) -> dict[PlacePath, Point]:
    """Places that have a point, in metres."""
    return {
        path: places.to_local(ref.lon, ref.lat)
        for path, ref in places.by_paths(paths).items()
        if ref.lon is not None and ref.lat is not None
    }


def _by_building(rows: Iterable[DeliveryRow]) -> dict[PlacePath, list[DeliveryRow]]:
    doors: dict[PlacePath, list[DeliveryRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.delivery.place_path, str(row.delivery.pk))):
        doors[_building(row.delivery.place_path)].append(row)
    return doors


def day_round(scope: Scope, day: date) -> DayRound:
    """What is to be carried on a day, in the order of a short walk from the middle of the acting place."""
    start = datetime.combine(day, time(), clock.LOCAL)
    doors = _by_building(rows_of(scope, TO_CARRY, limit=MOST, since=start, until=start + timedelta(days=1)))
    middle = [scope.place] if scope.place else []
    points = _points([*middle, *doors])
    homes = [path for path in doors if path in points]
    # A place without a point of its own: the round begins at a door.
    begin = next((points[path] for path in (*middle, *homes) if path in points), (0.0, 0.0))
    found = best_round(begin, [points[path] for path in homes])
    return DayRound(
        stops=tuple(Stop(homes[at], tuple(doors[homes[at]])) for at in found.order),
        metres=round(found.metres),
        unplaced=tuple(row for path, held in doors.items() if path not in points for row in held),
    )
