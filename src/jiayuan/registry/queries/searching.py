"""The narrow search: at most twenty masked hits in scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.values import mask_id, mask_name, mask_phone
from jiayuan.registry.answers import PersonHit
from jiayuan.registry.models import Person
from jiayuan.registry.queries.people import visible
from jiayuan.registry.reading import allow
from jiayuan.registry.rules import search_is_narrow
from jiayuan.registry.sealing import blind, open_values

HITS = 20


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
    # Before the database is asked, so that a wide search learns nothing, not even a count.
    if not search_is_narrow(query):
        raise Invalid(_("请填写完整证件号码，或姓名、电话、房号、出生日期中的两项"), code="search-too-wide")
    allow(["name", "id_number", "phone", "residence.actual"], purpose)
    # Twenty without a count of the rest: how many there are is a fact about people, too.
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
