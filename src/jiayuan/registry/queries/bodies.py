"""Organisations and things, open to every role, and counts of people."""

from __future__ import annotations

from django.db.models import Count
from django.db.models.functions import Substr

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import WIDTHS, Level, PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.registry.answers import OrganisationRef, ThingRef
from jiayuan.registry.models import Organisation, Person, Thing
from jiayuan.registry.queries.people import visible


def _organisation(row: Organisation) -> OrganisationRef:
    return OrganisationRef(row.pk, row.no, row.name, row.kind, row.uscc, row.place_path)


def organisations(kind: str | None = None, within: PlacePath | None = None) -> list[OrganisationRef]:
    """Organisations of a kind inside a place, by number; open to every role."""
    rows = Organisation.objects.order_by("no")
    if kind:
        rows = rows.filter(kind=kind)
    if within:
        lo, hi = within.bounds()
        rows = rows.filter(place_path__gte=lo, place_path__lt=hi)
    return [_organisation(row) for row in rows]


def organisation(no: int) -> OrganisationRef:
    """The organisation of that number; raises NotFound."""
    row = Organisation.objects.filter(no=no).first()
    if row is None:
        raise NotFound
    return _organisation(row)


def things(kind: str | None = None, within: PlacePath | None = None) -> list[ThingRef]:
    """Things of a kind inside a place."""
    rows = Thing.objects.order_by("place_path", "pk")
    if kind:
        rows = rows.filter(kind=kind)
    if within:
        lo, hi = within.bounds()
        rows = rows.filter(place_path__gte=lo, place_path__lt=hi)
    return [ThingRef(r.pk, r.kind, r.name, r.code16, r.place_path, r.lon, r.lat) for r in rows]


COMMUNITY_WIDTH = len("110102.001.001.")


def counts(scope: Scope) -> dict[str, dict[str, int]]:
    """State of the base: community path → {people, with_id, with_phone, with_room}; counts only, never names."""
    # Counts of columns, so that no value leaves the database.
    parts = ("people", "with_id", "with_phone", "with_room")
    rows = (
        visible(scope)
        .annotate(community=Substr("place_path", 1, COMMUNITY_WIDTH))
        .values("community")
        .annotate(people=Count("pk"), with_id=Count("id_bi"), with_phone=Count("phone_bi"), with_room=Count("room"))
        .order_by("community")
        .values_list("community", *parts)
    )
    return {community: dict(zip(parts, figures, strict=True)) for community, *figures in rows}


def counts_by_place(inside: PlacePath, level: Level, scope: Scope) -> dict[str, int]:
    """Path of a place on that floor → people who live there, inside a place; raw, so suppress small ones to show them.

    Those known less closely count under the shorter path they are known by.
    """
    width = sum(WIDTHS[:level]) + level
    lo, hi = inside.bounds()
    rows = (
        visible(scope)
        .filter(place_path__gte=lo, place_path__lt=hi, life_state=Person.Life.ALIVE)
        .annotate(place=Substr("place_path", 1, width))
        .values("place")
        .annotate(people=Count("pk"))
        .order_by("place")
    )
    return dict(rows.values_list("place", "people"))
