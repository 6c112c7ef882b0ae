"""One person's masked card, and who lives in a room."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.answers import PersonCard
from jiayuan.registry.masking import masked_value
from jiayuan.registry.models import HouseholdMember
from jiayuan.registry.queries.people import facts_for, resolve, visible
from jiayuan.registry.reading import allow


def person_card(person: UUID, fields: Sequence[str], purpose: Purpose, scope: Scope) -> PersonCard:
    """The asked fields of one person, numbers masked; NotFound when absent or out of scope."""
    root = resolve(person)
    row = visible(scope).filter(pk=root).first()
    if row is None:
        raise NotFound
    values = facts_for([root], fields, purpose, scope)[root]
    shown = {code: masked_value(code, value) for code, value in values.items()}
    member = HouseholdMember.objects.filter(pk=root).values_list("household_id", flat=True).first()
    return PersonCard(root, shown, row.place_path, member)


def subjects_at(room: PlacePath, purpose: Purpose, scope: Scope) -> list[UUID]:
    """The people whose actual residence is that room (or lies in that place), if the scope sees them."""
    allow(["residence.actual"], purpose)
    lo, hi = room.bounds()
    inside = visible(scope).filter(room__path__gte=lo, room__path__lt=hi).order_by("pk")
    # As many as facts_for takes at once; a place with more is not a room.
    found = list(inside.values_list("pk", flat=True)[:500])
    audit.record("registry.subjects_at", subjects=found, fields=["residence.actual"])
    return found
