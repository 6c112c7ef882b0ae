"""One click about a proposal, and its undo: a new place, another name of a known one, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl
from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.events import publish
from jiayuan.kernel.placepath import WIDTHS, Level, PlacePath
from jiayuan.kernel.text import mark, squeeze
from jiayuan.places.changes import note
from jiayuan.places.events import PlacesTaught
from jiayuan.places.kinds import LEVELS, AliasKind, Kind, PlaceState
from jiayuan.places.loading import insert_places
from jiayuan.places.models import Alias, Place, Proposal
from jiayuan.places.proposals.unknown import house_of
from jiayuan.places.queries import by_path, live
from jiayuan.places.refs import PlaceRef
from jiayuan.places.rules import PROPOSALS

KINDS = {Kind.COMPOUND, Kind.LANE}


def _locked(proposal_id: int) -> Proposal:
    """Row security decides what is found: a proposal outside the scope does not exist."""
    found = Proposal.objects.select_for_update().filter(pk=proposal_id).first()
    if found is None:
        raise NotFound
    return found


def _decide(one: Proposal, command: str, answer: str, place: Place | None, reason: str = "") -> None:
    one.state = PROPOSALS.move(one.state, command).to
    one.answer, one.place, one.reason = answer, place, reason[:200]
    one.decided_by, one.decided_at = current().actor, clock.now()
    one.save()
    record(f"places.proposal_{command}", obj=f"{one.place_path}#{one.pk}", n=one.waiting)


def _announce(one: Proposal) -> None:
    sources = tuple(one.sources.order_by("source").values_list("source", flat=True))
    publish(PlacesTaught(one.place_path, sources))


@transaction.atomic
def accept_new(proposal_id: int, name: str = "", kind: str = "", houses: Iterable[str] = ()) -> PlaceRef:
    """Makes the place, and inside a new compound the given houses of the proposal; lines that wait are run again.

    `name` and `kind` (compound or lane) may be put right before. Conflict if it was decided already.
    """
    one = _locked(proposal_id)
    PROPOSALS.move(one.state, "make")
    place = _again(one) or _made(one, squeeze(name) or one.name, Kind(kind) if kind in KINDS else Kind(one.kind))
    if place.kind in KINDS:
        _make_houses(place, [number for number in houses if number in one.houses])
    _teach(place, {one.name, *one.spellings}, AliasKind.SPELLING)
    _decide(one, "make", Proposal.Answer.NEW, place)
    _announce(one)
    return by_path(PlacePath(place.path))


@transaction.atomic
def accept_alias(proposal_id: int, path: PlacePath) -> PlaceRef:
    """Teaches the proposal's spellings as other names of a place of the same floor; lines that wait are run again."""
    one = _locked(proposal_id)
    PROPOSALS.move(one.state, "alias")
    place = live().filter(path=path.value).first()
    if place is None or LEVELS[Kind(place.kind)] is not LEVELS[Kind(one.kind)]:
        raise Invalid(mark("请选择同一层级的已有地点"), code="proposal-alias")
    words = {one.name} if place.kind in (Kind.BUILDING, Kind.YARD, Kind.ROOM) else {one.name, *one.spellings}
    taught = _teach(place, words, AliasKind.SPELLING)
    note(place, "alias", {}, {"aliases": sorted(taught)})
    _decide(one, "alias", Proposal.Answer.ALIAS, place)
    _announce(one)
    return by_path(path)


@transaction.atomic
def reject(proposal_id: int, reason: str) -> None:
    """There is no such place; its lines stay with what is known of them. A reason is asked for."""
    if not reason.strip():
        raise Invalid(mark("请写明不采纳的理由"), code="proposal-reason")
    one = _locked(proposal_id)
    _decide(one, "reject", Proposal.Answer.NONE, None, reason.strip())


@transaction.atomic
def undo(proposal_id: int) -> None:
    """Takes the decision back. Conflict if somebody has meanwhile put more into the place that was made."""
    one = _locked(proposal_id)
    PROPOSALS.move(one.state, "undo")
    place, answer = one.place, one.answer
    if place is not None and answer == Proposal.Answer.NEW:
        _withdraw(place)
    elif place is not None:
        _forget(place, {one.name, *one.spellings})
    _decide(one, "undo", Proposal.Answer.NONE, place if answer == Proposal.Answer.NEW else None)
    if answer:
        _announce(one)


def _again(one: Proposal) -> Place | None:
    """The place of an earlier answer that was taken back: ids are not used twice, so it comes back as itself."""
    place = one.place
    if place is None or place.state != PlaceState.RETIRED:
        return None
    Place.objects.filter(pk=place.pk).update(state=PlaceState.CONFIRMED, valid_to=None)
    note(place, "reopened", {"state": place.state}, {"state": PlaceState.CONFIRMED.value})
    return place


def _made(one: Proposal, name: str, kind: Kind) -> Place:
    parent = PlacePath(one.place_path)
    if kind is Kind.ROOM:
        parent = _unit(parent, one.unit or "1")
    path = parent.child(_free_segment(parent, one.name_norm))
    shown = f"{name}室" if kind is Kind.ROOM and name.isdigit() else name
    row = {"path": path.value, "kind": kind.value, "name": shown, "lon": one.lon, "lat": one.lat}
    insert_places(pl.DataFrame([row]), clock.now().date())
    place = Place.objects.get(path=path.value)
    note(place, "made", {}, {"name": place.name, "kind": place.kind})
    return place


def _unit(building: PlacePath, unit: str) -> PlacePath:
    path = building.child(unit.zfill(2)[-2:] if unit.isdigit() else _free_segment(building, unit))
    if not Place.objects.filter(path=path.value).exists():
        name = f"{unit}单元" if unit != "00" else "院内"
        insert_places(pl.DataFrame([{"path": path.value, "kind": "unit", "name": name}]), clock.now().date())
    return path


def _free_segment(parent: PlacePath, name: str) -> str:
    """The number a house bears, where it is free; else the next one."""
    width = WIDTHS[parent.level]
    taken = set(Place.objects.filter(parent__path=parent.value).values_list("path", flat=True))
    digits = "".join(char for char in name if char.isdigit())
    if parent.level >= Level.COMPOUND and digits and len(digits) <= width:
        own = digits.zfill(width)
        if parent.child(own).value not in taken:
            return own
    numbers = {int(segment) for path in taken if (segment := path[:-1].rsplit(".", 1)[-1]).isdigit()}
    return f"{next(n for n in range(max(numbers, default=0) + 1, 10**width)):0{width}}"


def _make_houses(place: Place, numbers: Iterable[str]) -> None:
    parent, date = PlacePath(place.path), clock.now().date()
    for number in numbers:
        kind, name = house_of(place.kind, number)
        if not Place.objects.filter(parent=place, name_norm=squeeze(name)).exists():
            path = parent.child(_free_segment(parent, number)).value
            row = {"path": path, "kind": kind.value, "name": name, "lon": place.lon, "lat": place.lat}
            insert_places(pl.DataFrame([row]), date)


def _teach(place: Place, words: Iterable[str], kind: AliasKind) -> list[str]:
    names = {squeeze(word) for word in words} - {place.name_norm, ""}
    rows = [
        Alias(place=place, alias_norm=name, kind=kind.value, confirmed_by=current().actor) for name in sorted(names)
    ]
    Alias.objects.bulk_create(rows, ignore_conflicts=True)
    return sorted(names)


def _forget(place: Place, words: Iterable[str]) -> None:
    names = {squeeze(word) for word in words}
    Alias.objects.filter(place=place, alias_norm__in=names, kind=AliasKind.SPELLING.value).delete()
    note(place, "unaliased", {"aliases": sorted(names)}, {})


def _withdraw(place: Place) -> None:
    low, high = PlacePath(place.path).bounds()
    inside = live().filter(path__gte=low, path__lt=high).exclude(pk=place.pk)
    # Rooms, or houses with rooms: somebody relies on them.
    if inside.filter(kind__in=[Kind.ROOM.value, Kind.UNIT.value]).exists():
        raise Conflict(mark("这个地点里已有房间，不能撤回；请改用停用"), code="proposal-filled")
    inside.update(state=PlaceState.RETIRED)
    Place.objects.filter(pk=place.pk).update(state=PlaceState.RETIRED)
    note(place, "withdrawn", {"state": place.state}, {"state": PlaceState.RETIRED.value})


def spellings_share(spellings: Mapping[str, int], most: int = 3) -> int:
    """How many of a hundred lines the commonest spellings are."""
    total = sum(spellings.values())
    return round(100 * sum(sorted(spellings.values(), reverse=True)[:most]) / total) if total else 0
