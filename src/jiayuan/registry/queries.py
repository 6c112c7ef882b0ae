"""Reads of single people and of counts; lists of thousands are in bulk.py. Every read is scoped, purposed, audited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _
from psycopg.sql import SQL, Literal

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.values import mask_id, mask_name, mask_phone
from jiayuan.registry.attributes import BY_NO, Attr, attrs
from jiayuan.registry.masking import masked_value
from jiayuan.registry.models import Entity, Fact, HouseholdMember, Organisation, Person, Thing
from jiayuan.registry.reading import allow, in_scope, scoped
from jiayuan.registry.rules import search_is_narrow, stale
from jiayuan.registry.sealing import blind, open_values
from jiayuan.registry.shapes import (
    UNKNOWN,
    FactValue,
    LineageStep,
    OrganisationRef,
    PersonCard,
    PersonHit,
    ThingRef,
)

HITS = 20
COMMUNITY_WIDTH = len("110102.001.001.")
FACTS = """
SELECT f.root, f.attr, coalesce(f.value, a.path), f.sealed, f.entity, f.absent, f.valid_from, f.origin
FROM registry_fact f LEFT JOIN places_place a ON a.id = f.place_id
WHERE f.sys_to IS NULL AND f.golden AND f.root = ANY({roots}) AND f.attr = ANY({attrs}) AND {scope}
"""


def visible(scope: Scope) -> QuerySet[Person]:
    """The people whose record the scope may see: the list and the object check are this one query."""
    return Person.objects.filter(in_scope(scope))


def resolve(entity: UUID) -> UUID:
    """Where an id ends after merges; an unknown id (or one out of scope) is returned as it is."""
    root = Entity.objects.filter(pk=entity).values_list("root", flat=True).first()
    return root or entity


def _roots(people: Iterable[UUID]) -> dict[UUID, UUID]:
    asked = list(people)
    known = dict(Entity.objects.filter(pk__in=asked).values_list("pk", "root"))
    return {person: known.get(person, person) for person in asked}


def _golden(roots: Iterable[UUID], known: Sequence[Attr], scope: Scope) -> list[tuple[Any, ...]]:
    query = SQL(FACTS).format(
        roots=Literal(list(set(roots))), attrs=Literal([attr.no for attr in known]), scope=scoped("f", scope, "root")
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def _opened(rows: Sequence[tuple[Any, ...]]) -> dict[tuple[UUID, int], str]:
    """Plain texts of the sealed rows, one call per attribute."""
    plain: dict[tuple[UUID, int], str] = {}
    for number in {row[1] for row in rows if row[3] is not None}:
        secret = [row for row in rows if row[1] == number and row[3] is not None]
        texts = open_values(BY_NO[number].code, [(row[4], row[3]) for row in secret])
        plain |= {(row[0], number): text for row, text in zip(secret, texts, strict=True)}
    return plain


def _value(row: tuple[Any, ...], plain: Mapping[tuple[UUID, int], str], on: date) -> FactValue:
    root, number, text, _sealed, _entity, absent, as_of, origin = row
    found = FactValue("absent" if absent else "value", plain.get((root, number), text), as_of, origin)
    return UNKNOWN if stale(found, BY_NO[number].code, on) else found


def facts_for(
    people: Sequence[UUID], codes: Sequence[str], purpose: Purpose, scope: Scope, as_of: date | None = None
) -> dict[UUID, dict[str, FactValue]]:
    """Golden values of some people (≤ 500), sealed ones in plain; who is out of scope has only unknowns.

    A value no longer fresh on `as_of` (default today) is unknown. Raises NotAllowed by purpose, Invalid past 500.
    """
    if len(people) > 500:
        raise Invalid(_("一次最多查询500人"), code="too-many")
    allow(codes, purpose)
    known = attrs(codes)
    roots = _roots(people)
    rows = _golden(roots.values(), known, scope)
    plain = _opened(rows)
    on = as_of or clock.today()
    golden = {(row[0], row[1]): _value(row, plain, on) for row in rows}
    audit.record("registry.facts_for", subjects=list(roots.values()), fields=list(codes))
    return {
        person: {attr.code: golden.get((root, attr.no), UNKNOWN) for attr in known} for person, root in roots.items()
    }


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


def _conditions(query: Mapping[str, str]) -> Q:
    condition = Q()
    for key, attr in (("id_number", "id_number"), ("phone", "phone")):
        if query.get(key):
            column = "id_bi" if key == "id_number" else "phone_bi"
            condition &= Q(**{column: blind(attr, query[key])})
    for key, column in (("name", "name"), ("birth", "birth_date"), ("room", "room__path")):
        if query.get(key):
            condition &= Q(**{column: query[key]})
    return condition


def _plain_numbers(people: Sequence[Person], attr: str) -> dict[UUID, str]:
    column, holder = ("id_sealed", "id_from") if attr == "id_number" else ("phone_sealed", "phone_from")
    held = [person for person in people if getattr(person, column) is not None]
    texts = open_values(attr, [(getattr(person, holder), getattr(person, column)) for person in held])
    return {person.pk: text for person, text in zip(held, texts, strict=True)}


def search(query: Mapping[str, str], purpose: Purpose, scope: Scope) -> list[PersonHit]:
    """At most 20 masked hits in scope. Keys: id_number, name, phone, room (path), birth (ISO date), normalised.

    Raises Invalid unless the full id number or two of the others are given.
    """
    if not search_is_narrow(query):
        raise Invalid(_("请填写完整证件号码，或姓名、电话、房号、出生日期中的两项"), code="search-too-wide")
    allow(["name", "id_number", "phone", "residence.actual"], purpose)
    people = list(visible(scope).filter(_conditions(query)).select_related("room").order_by("pk")[:HITS])
    ids, phones = _plain_numbers(people, "id_number"), _plain_numbers(people, "phone")
    audit.record("registry.search", subjects=[person.pk for person in people], fields=sorted(query))
    return [
        PersonHit(
            person=person.pk,
            name=mask_name(person.name),
            id_number=mask_id(ids.get(person.pk, "")),
            phone=mask_phone(phones.get(person.pk, "")),
            place=person.room.name if person.room else "",
        )
        for person in people
    ]


def subjects_at(room: PlacePath, purpose: Purpose, scope: Scope) -> list[UUID]:
    """The people whose actual residence is that room (or lies in that place), if the scope sees them."""
    allow(["residence.actual"], purpose)
    lo, hi = room.bounds()
    inside = visible(scope).filter(room__path__gte=lo, room__path__lt=hi).order_by("pk")
    found = list(inside.values_list("pk", flat=True)[:500])
    audit.record("registry.subjects_at", subjects=found, fields=["residence.actual"])
    return found


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


def counts(scope: Scope) -> dict[str, dict[str, int]]:
    """State of the base: community path → {people, with_id, with_phone, with_room}; counts only, never names."""
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


def lineage(person: UUID, code: str, purpose: Purpose, scope: Scope) -> list[LineageStep]:
    """Every statement about one attribute, golden first, newest next; NotFound out of scope."""
    allow([code], purpose)
    (attr,) = attrs([code])
    root = resolve(person)
    if not visible(scope).filter(pk=root).exists():
        raise NotFound
    facts = list(Fact.objects.filter(root=root, attr=attr.no).select_related("place").order_by("-golden", "-id")[:100])
    sealed = [fact for fact in facts if fact.sealed is not None]
    opened = open_values(code, [(fact.entity, bytes(fact.sealed or b"")) for fact in sealed])
    plain = {fact.pk: text for fact, text in zip(sealed, opened, strict=True)}
    audit.record("registry.lineage", subjects=[root], fields=[code])
    return [_step(fact, code, plain) for fact in facts]


def _step(fact: Fact, code: str, plain: Mapping[int, str]) -> LineageStep:
    text = plain.get(fact.pk) or fact.value or (fact.place.path if fact.place else "")
    shown = masked_value(code, FactValue("value", text)).value or ""
    return LineageStep(
        fact.pk, shown, fact.origin, fact.valid_from, fact.sys_to is None, fact.golden, fact.record_ref, fact.col,
        fact.batch,
    )  # fmt: skip
