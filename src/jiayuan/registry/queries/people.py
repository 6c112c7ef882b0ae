"""Golden values of single people, with purpose and scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from psycopg.sql import SQL, Literal

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.attributes import BY_NO, Attr, attrs
from jiayuan.registry.disputes_sql import DISPUTED
from jiayuan.registry.models import Entity, Person
from jiayuan.registry.reading import allow, in_scope, scoped
from jiayuan.registry.rules import stale
from jiayuan.registry.sealing import open_values
from jiayuan.registry.shapes import UNKNOWN, FactValue
from jiayuan.registry.staging import worded


def visible(scope: Scope) -> QuerySet[Person]:
    """The people whose record the scope may see: the list and the object check are this one query."""
    return Person.objects.filter(in_scope(scope))


FACTS = """
SELECT f.root, f.attr, coalesce(f.value, a.path), f.sealed, f.entity, f.absent, f.valid_from, f.origin, {disputed}
FROM registry_fact f LEFT JOIN places_place a ON a.id = f.place_id
WHERE f.sys_to IS NULL AND f.golden AND f.root = ANY({roots}) AND f.attr = ANY({attrs}) AND {scope}
ORDER BY f.root, f.attr, coalesce(f.value, a.path)
"""


def resolve(entity: UUID) -> UUID:
    """Where an id ends after merges; an unknown id (or one out of scope) is returned as it is."""
    root = Entity.objects.filter(pk=entity).values_list("root", flat=True).first()
    return root or entity


def selves(person: UUID) -> list[UUID]:
    """Every id that counts for the same person, the given one among them, as far as the acting role may see."""
    return [person, *Entity.objects.filter(root=resolve(person)).exclude(pk=person).values_list("pk", flat=True)]


def counted_as(people: Iterable[UUID]) -> dict[UUID, UUID]:
    """id → where it ends after merges; an unknown id (or one out of scope) is itself."""
    asked = list(people)
    known = dict(Entity.objects.filter(pk__in=asked).values_list("pk", "root"))
    return {person: known.get(person, person) for person in asked}


def streets_of(people: Iterable[UUID]) -> set[PlacePath]:
    """The streets some people live in, as one set without whose: as far as the acting role may see."""
    roots = set(counted_as(people).values())
    paths = Person.objects.filter(pk__in=roots).exclude(place_path="").values_list("place_path", flat=True).distinct()
    homes = (PlacePath(path) for path in paths)
    return {home.at(Level.STREET) for home in homes if home.level >= Level.STREET}


def _golden(roots: Iterable[UUID], known: Sequence[Attr], scope: Scope) -> list[tuple[Any, ...]]:
    query = SQL(FACTS).format(
        roots=Literal(list(set(roots))), attrs=Literal([attr.no for attr in known]), scope=scoped("f", scope, "root"),
        disputed=worded(DISPUTED),
    )  # fmt: skip
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
    root, number, text, _sealed, _entity, absent, as_of, origin, disputed = row
    found = FactValue("absent" if absent else "value", plain.get((root, number), text), as_of, origin, disputed)
    return UNKNOWN if stale(found, BY_NO[number].code, on) else found


def _beside(held: FactValue | None, more: FactValue) -> FactValue:
    """Of attributes with several values: the two as one, a value a line, as old as the older."""
    if held is None or held.value is None or held.as_of is None or more.value is None or more.as_of is None:
        return more if held is None or held.value is None else held
    both = f"{held.value}\n{more.value}"
    return replace(held, value=both, as_of=min(held.as_of, more.as_of), disputed=held.disputed or more.disputed)


def facts_for(
    people: Sequence[UUID], codes: Sequence[str], purpose: Purpose, scope: Scope, as_of: date | None = None
) -> dict[UUID, dict[str, FactValue]]:
    """Golden values of some people (≤ 500), sealed ones in plain; who is out of scope has only unknowns.

    A value no longer fresh on `as_of` (default today) is unknown. Raises NotAllowed by purpose, Invalid past 500.
    """
    # Longer lists are runs, and runs go through fact_table with one audit record.
    if len(people) > 500:
        raise Invalid(_("一次最多查询500人"), code="too-many")
    allow(codes, purpose)
    known = attrs(codes)
    roots = counted_as(people)
    # Row security has its say again here: the scope argument can only narrow it.
    rows = _golden(roots.values(), known, scope)
    plain = _opened(rows)
    on = as_of or clock.today()
    golden: dict[tuple[UUID, int], FactValue] = {}
    for row in rows:
        golden[row[0], row[1]] = _beside(golden.get((row[0], row[1])), _value(row, plain, on))
    audit.record("registry.facts_for", subjects=list(roots.values()), fields=list(codes))
    return {
        person: {attr.code: golden.get((root, attr.no), UNKNOWN) for attr in known} for person, root in roots.items()
    }
