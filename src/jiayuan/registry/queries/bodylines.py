"""Where a value of an organisation or thing came from: every statement about it, as for people but in the open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.registry.answers import LineageStep
from jiayuan.registry.attributes import ATTRS, BY_NO, attr
from jiayuan.registry.models import Entity, Fact, Organisation, Thing
from jiayuan.registry.queries.people import counted_as

# Each kind has its attributes; those of people are never found under an organisation's id.
FAMILIES = {Entity.Kind.ORGANISATION: "org.", Entity.Kind.THING: "thing."}
ORG_LINE = ("org.name", "org.uscc", "org.kind", "org.place")
THING_LINE = ("thing.name", "thing.code16", "thing.kind", "thing.place")
PAGE = 50


def _standing(entity: UUID, scope: Scope) -> Entity:
    """The organisation or thing, if it lies in the scope; NotFound otherwise, and for people."""
    found = Entity.objects.filter(pk=entity, kind__in=FAMILIES).first()
    if found is None:
        raise NotFound
    table = Organisation if found.kind == Entity.Kind.ORGANISATION else Thing
    place = table.objects.filter(pk=found.root).values_list("place_path", flat=True).first() or found.place_path
    if not place or not scope.covers(PlacePath(place)):
        raise NotFound
    return found


def body_attrs(entity: UUID, scope: Scope) -> list[str]:
    """The attributes an organisation or a thing of the scope has, in order."""
    family = FAMILIES[Entity.Kind(_standing(entity, scope).kind)]
    return [one.code for one in ATTRS if one.code.startswith(family)]


@dataclass(frozen=True, slots=True)
class BodyCard:
    """What is known of an organisation or a thing: attribute → text; `kind` is the entity's."""

    id: UUID
    kind: str
    place_path: str
    values: Mapping[str, str]


def _said(fact: Fact) -> str:
    return fact.value or (fact.place.path if fact.place else "")


def body_card(entity: UUID, scope: Scope) -> BodyCard:
    """The golden values of an organisation or thing of the scope; raises NotFound."""
    found, codes = _standing(entity, scope), body_attrs(entity, scope)
    golden = Fact.objects.filter(root=found.root, golden=True, sys_to=None).select_related("place")
    told = {BY_NO[fact.attr].code: _said(fact) for fact in golden}
    audit.record("registry.body", obj=str(entity))
    return BodyCard(found.root, found.kind, found.place_path, {code: told.get(code, "") for code in codes})


def bodies_of(entities: Sequence[UUID]) -> dict[UUID, dict[str, str]]:
    """What is known of some organisations or things, by attribute; merged ids stand for whom they count as.

    Open to every role on the staff: a line may speak of one in another community. Unknown ids say nothing.
    """
    roots = counted_as(entities)
    wanted = set(roots.values())
    firms = Organisation.objects.filter(pk__in=wanted).values_list("pk", "name", "uscc", "kind", "place_path")
    things = Thing.objects.filter(pk__in=wanted).values_list("pk", "name", "code16", "kind", "place_path")
    told = {
        root: dict(zip(codes, values, strict=True))
        for codes, rows in ((ORG_LINE, firms), (THING_LINE, things))
        for root, *values in rows
    }
    audit.record("registry.bodies", n=len(wanted))
    return {entity: told.get(root, {}) for entity, root in roots.items()}


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One organisation or thing of a list."""

    id: UUID
    name: str
    place_path: str


def bodies_page(kind: str, within: PlacePath, after: UUID | None = None, most: int = PAGE) -> list[BodyLine]:
    """Things, or organisations, inside a place, by key: the next `most` after one; open to every role on the staff."""
    table = Organisation if kind == Entity.Kind.ORGANISATION else Thing
    lo, hi = within.bounds()
    rows = table.objects.filter(place_path__gte=lo, place_path__lt=hi).order_by("pk")
    rows = rows.filter(pk__gt=after) if after else rows
    return [BodyLine(*row) for row in rows.values_list("pk", "name", "place_path")[:most]]


def body_lineage(entity: UUID, code: str, scope: Scope) -> list[LineageStep]:
    """Every statement about one attribute of an organisation or thing, golden first, newest next; at most a hundred.

    Raises NotFound out of scope, for people, and for an attribute of another kind.
    """
    if code not in body_attrs(entity, scope):
        raise NotFound
    said = Fact.objects.filter(root=_standing(entity, scope).root, attr=attr(code).no).select_related("place")
    facts = list(said.order_by("-golden", "-id")[:100])
    audit.record("registry.body_lineage", obj=str(entity), fields=[code], n=len(facts))
    return [
        LineageStep(
            fact.pk, _said(fact), fact.origin, fact.valid_from, fact.sys_to is None and fact.valid_to is None,
            fact.golden, fact.record_ref, fact.col, fact.batch, False,
            fact.valid_to,
        )
        for fact in facts
    ]  # fmt: skip
