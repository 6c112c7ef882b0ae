"""Keeping what uploads name: proposals with the number of lines that wait, counted anew for each upload."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import polars as pl
from django.db import transaction
from django.db.models import Sum

from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import squeeze
from jiayuan.places.kinds import Kind, PlaceState
from jiayuan.places.loading import insert_places
from jiayuan.places.models import Place, Proposal, ProposalSource
from jiayuan.places.proposals.unknown import Door, Unknown, fitting_door

KEPT = 12
"""Spellings and houses kept of one proposal, the commonest."""
Key = tuple[str, str, str, str]
Size = tuple[int | None, int | None, float | None, float | None]
_UNKNOWN: Size = (None, None, None, None)


def _key(one: Unknown) -> Key:
    return one.place_path, str(one.kind), one.unit, squeeze(one.name).upper()


@transaction.atomic
def make_rooms(seen: Iterable[Unknown]) -> dict[Unknown, str]:
    """Makes the rooms that fit the floors and units of their confirmed building; returns what was made, and where."""
    rooms = [one for one in seen if one.kind == Kind.ROOM]
    buildings = Place.objects.filter(path__in={one.place_path for one in rooms}, state=PlaceState.CONFIRMED)
    sizes: dict[str, Size] = {
        path: (floors, units, lon, lat)
        for path, floors, units, lon, lat in buildings.values_list("path", "floors", "units", "lon", "lat")
    }
    made: dict[Unknown, str] = {}
    rows: dict[str, dict[str, object]] = {}
    for one in rooms:
        floors, units, lon, lat = sizes.get(one.place_path, _UNKNOWN)
        if door := fitting_door(floors, units, one.unit, one.name):
            made[one] = PlacePath(one.place_path).child(door.unit).child(door.room).value
            rows |= _room_rows(one.place_path, door, lon, lat)
    # What stands there already keeps its name: only missing rows are added.
    had = set(Place.objects.filter(path__in=rows).values_list("path", flat=True))
    if fresh := [row for path, row in rows.items() if path not in had]:
        insert_places(pl.DataFrame(fresh, infer_schema_length=None), clock.now().date())
    return made


def _room_rows(building: str, door: Door, lon: float | None, lat: float | None) -> Mapping[str, dict[str, object]]:
    unit = PlacePath(building).child(door.unit)
    room = unit.child(door.room)
    point = {"lon": lon, "lat": lat}
    return {
        unit.value: {"path": unit.value, "kind": "unit", "name": door.unit_name, **point},
        room.value: {"path": room.value, "kind": "room", "name": door.room_name, **point},
    }


@transaction.atomic
def propose(source: str, seen: Mapping[Unknown, int]) -> int:
    """Keeps what the lines of one upload name (unknown → lines), in place of what it named before.

    Returns the number of proposals. What was rejected stays rejected, and its lines are still counted.
    """
    mine = ProposalSource.objects.filter(source=source)
    before = list(mine.values_list("proposal_id", flat=True))
    mine.delete()
    groups: dict[Key, list[tuple[Unknown, int]]] = defaultdict(list)
    for one, lines in seen.items():
        groups[_key(one)].append((one, lines))
    known = _kept(groups) if groups else {}
    counts = {key: sum(lines for _one, lines in several) for key, several in groups.items()}
    ProposalSource.objects.bulk_create(
        [ProposalSource(proposal=known[key], place_path=key[0], source=source, lines=counts[key]) for key in groups]
    )
    _recount({*before, *(one.pk for one in known.values())})
    return len(groups)


def forget(source: str) -> None:
    """The upload's lines wait no more: it was undone or cancelled."""
    propose(source, {})


def _kept(groups: Mapping[Key, list[tuple[Unknown, int]]]) -> dict[Key, Proposal]:
    """The proposals of the keys, old and new, with the spellings and houses of these lines."""
    pins = _pins({key[0] for key in groups})
    fresh = [_fresh(key, several[0][0], pins.get(key[0])) for key, several in groups.items()]
    Proposal.objects.bulk_create(fresh, ignore_conflicts=True)
    found = Proposal.objects.filter(place_path__in={key[0] for key in groups}).select_for_update()
    known = {key: one for one in found if (key := (one.place_path, one.kind, one.unit, one.name_norm)) in groups}
    for key, one in known.items():
        one.spellings = _more(one.spellings, ((seen.spelling, lines) for seen, lines in groups[key]))
        one.houses = _more(one.houses, ((seen.house, lines) for seen, lines in groups[key]))
    Proposal.objects.bulk_update(known.values(), ["spellings", "houses"])
    return known


def _fresh(key: Key, one: Unknown, pin: tuple[float | None, float | None] | None) -> Proposal:
    lon, lat = pin or (None, None)
    return Proposal(
        place_path=key[0], kind=key[1], unit=key[2], name=one.name, name_norm=key[3], lon=lon, lat=lat,
        created_at=clock.now(),
    )  # fmt: skip


def _pins(paths: Iterable[str]) -> dict[str, tuple[float | None, float | None]]:
    """Where a place under these would be shown until somebody knows better: at the point of what it stands in."""
    return {
        path: (lon, lat) for path, lon, lat in Place.objects.filter(path__in=paths).values_list("path", "lon", "lat")
    }


def _more(kept: Mapping[str, int], seen: Iterable[tuple[str, int]]) -> dict[str, int]:
    counted = Counter(kept)
    for text, lines in seen:
        if text:
            counted[text] = max(counted[text], lines)
    return dict(counted.most_common(KEPT))


def _recount(proposals: Iterable[int]) -> None:
    ids = sorted(proposals)
    told = ProposalSource.objects.filter(proposal_id__in=ids).values_list("proposal_id").annotate(n=Sum("lines"))
    waiting = dict(told.order_by())
    rows = list(Proposal.objects.filter(pk__in=ids).only("pk", "waiting", "state"))
    for one in rows:
        one.waiting = waiting.get(one.pk, 0)
    Proposal.objects.bulk_update(rows, ["waiting"])
    # Nobody asked, nobody answered: nothing is left to decide about.
    Proposal.objects.filter(pk__in=ids, waiting=0, state=Proposal.State.OPEN).delete()
