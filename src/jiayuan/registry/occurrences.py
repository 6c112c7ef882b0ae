"""What happened (事): recorded at a place, of a thing or with an organisation; never about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places import api as places
from jiayuan.registry.models import Entity, Occurrence

PAGE = 100


@dataclass(frozen=True, slots=True)
class OccurrenceRef:
    """`kind` is one of Occurrence.Kind; at least one of place, thing and organisation is given."""

    id: UUID
    kind: str
    at: datetime
    place_path: str
    thing: UUID | None
    organisation: UUID | None


def _standing(entity: UUID | None, kind: str) -> Entity | None:
    if entity is None:
        return None
    # A person's id is as unknown here as any other that is no such thing.
    found = Entity.objects.filter(pk=entity, kind=kind).first()
    if found is None:
        raise NotFound
    return found


def record_occurrence(
    kind: str, at: datetime, *, origin: str, place: PlacePath | None = None, thing: UUID | None = None,
    organisation: UUID | None = None,
) -> UUID:  # fmt: skip
    """Keeps one occurrence; `origin` names who says so. Returns its id.

    Raises Invalid for an unknown kind or without anything it is about, NotFound for an entity of another kind.
    """
    if kind not in Occurrence.Kind.values or not (place or thing or organisation):
        raise Invalid(_("请填写地点、设施或单位"), code="occurrence")
    about = [_standing(thing, Entity.Kind.THING), _standing(organisation, Entity.Kind.ORGANISATION)]
    where = place.value if place else next(one.place_path for one in about if one)
    with transaction.atomic():
        made = Occurrence.objects.create(
            id=uuid7(), kind=kind, at=at, origin=origin, place_id=places.by_path(place).id if place else None,
            thing=about[0], organisation=about[1], place_path=where,
        )  # fmt: skip
        audit.record("registry.occurrence", obj=str(made.pk), detail={"kind": kind})
    return made.pk


def occurrences(
    within: PlacePath, *, thing: UUID | None = None, organisation: UUID | None = None
) -> list[OccurrenceRef]:
    """The latest hundred inside a place, of one thing or organisation if asked; newest first."""
    lo, hi = within.bounds()
    rows = Occurrence.objects.filter(place_path__gte=lo, place_path__lt=hi)
    rows = rows.filter(thing=thing) if thing else rows
    rows = rows.filter(organisation=organisation) if organisation else rows
    return [
        OccurrenceRef(row.pk, row.kind, row.at, row.place_path, row.thing_id, row.organisation_id)
        for row in rows.order_by("-at", "-pk")[:PAGE]
    ]
