"""Corrections of one place: its name, the size of a building, its end and its return. Each leaves a line of history."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.kernel import clock
from jiayuan.kernel.context import current_or_none
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark, squeeze
from jiayuan.places.changes import note
from jiayuan.places.kinds import AliasKind, PlaceState
from jiayuan.places.models import Alias, Place
from jiayuan.places.queries import by_path, live
from jiayuan.places.refs import PlaceRef
from jiayuan.places.rules import PLACES, sized


def locked(path: PlacePath, *, closed: bool = False) -> Place:
    """The place, if it lies where the acting person works; the tree itself is open and has no row security."""
    acting = current_or_none()
    if acting is not None and not acting.scope.covers(path):
        raise NotFound
    rows = Place.objects if closed else live()
    found = rows.select_for_update(of=("self",)).filter(path=path.value).first()
    if found is None:
        raise NotFound
    return found


@transaction.atomic
def rename(path: PlacePath, name: str, reason: str = "") -> PlaceRef:
    """Gives a place a new name; the id stays and the old name remains as an alias."""
    if not squeeze(name):
        raise Invalid(mark("请填写名称"), code="name-empty")
    place = locked(path)
    if place.name != name.strip():
        Alias.objects.get_or_create(place=place, alias_norm=place.name_norm, defaults={"kind": AliasKind.OLD.value})
        # Its new name is no other name of it.
        Alias.objects.filter(place=place, alias_norm=squeeze(name)).delete()
        note(place, "renamed", {"name": place.name}, {"name": name.strip()}, reason)
        Place.objects.filter(pk=place.pk).update(name=name.strip(), name_norm=squeeze(name))
    record("places.rename", obj=path.value, n=1)
    return by_path(path)


@transaction.atomic
def resize(path: PlacePath, floors: int | None, units: int | None, reason: str = "") -> None:
    """Floors and units of a building; None is unknown, and then no upload makes rooms in it."""
    sized(floors, units)
    place = locked(path)
    before, after = {"floors": place.floors, "units": place.units}, {"floors": floors, "units": units}
    if before != after:
        Place.objects.filter(pk=place.pk).update(floors=floors, units=units)
        note(place, "resized", before, after, reason)
    record("places.resize", obj=path.value, n=1)


@transaction.atomic
def close(path: PlacePath, reason: str, on: date | None = None) -> None:
    """The place has ended (demolished, merged away): its id stays, nobody finds it. Conflict if it holds places."""
    if not reason.strip():
        raise Invalid(mark("请写明停用的理由"), code="close-reason")
    place = locked(path)
    low, high = path.bounds()
    if live().filter(path__gt=low, path__lt=high).exclude(kind="unit").exists():
        raise Conflict(mark("里面还有地点，请先处理它们"), code="place-filled")
    _moved(place, "close", on or clock.now().date(), reason)
    live().filter(path__gt=low, path__lt=high).update(state=PlaceState.RETIRED)


@transaction.atomic
def reopen(path: PlacePath, reason: str) -> PlaceRef:
    """A place that was closed by mistake comes back as itself."""
    _moved(locked(path, closed=True), "reopen", None, reason)
    return by_path(path)


def _moved(place: Place, command: str, end: date | None, reason: str) -> None:
    to = PLACES.move(place.state, command).to
    # A place of today that ends today has no day of its own.
    last = end if end and (place.valid_from is None or end > place.valid_from) else None
    Place.objects.filter(pk=place.pk).update(state=to, valid_to=last)
    told = {"state": to, "valid_to": last.isoformat() if last else ""}
    note(place, "closed" if command == "close" else "reopened", {"state": place.state}, told, reason)
    record(f"places.{command}", obj=place.path, n=1)


def size_of(path: PlacePath) -> tuple[int | None, int | None]:
    """(floors, units) of a building; None where unknown."""
    found = live().filter(path=path.value).values_list("floors", "units").first()
    return found or (None, None)


def aliases_of(path: PlacePath) -> list[tuple[str, str]]:
    """(name, kind) of a place's other names, in order."""
    rows = Alias.objects.filter(place__path=path.value).order_by("kind", "alias_norm")
    return list(rows.values_list("alias_norm", "kind"))
