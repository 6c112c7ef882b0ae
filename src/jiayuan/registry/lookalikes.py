"""Who of the base one row could be: five look-ups by index in one statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.sql import SQL, Composable, Literal

from jiayuan.audit import api as audit
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.reading import allow, scoped
from jiayuan.registry.staging import fill

FIELDS = ("name", "sex", "birth", "id_number", "phone", "residence.actual")
LOOK = """
(SELECT {block} AS block, p.entity_id, p.name, p.name_py, p.sex, p.birth_date, p.id_bi, p.phone_bi, p.place_path
FROM registry_person p WHERE {key} AND {scope} LIMIT {most})
"""
# Names in an alphabet have their family name at the end, where no index finds it: everybody born that day with such a
# name is taken, which is nobody or two.
KEYS: Mapping[str, str] = {
    "id": "p.id_bi = {id}",
    "phone": "p.phone_bi = {phone}",
    "birth": "p.birth_date = {birth} AND (left(p.name, 1) = {family} OR p.name_py = {key} OR ascii(p.name) < 13312)",
    "room": "p.place_path = {room}",
    "near": "p.name = {name} AND p.place_path >= {lo} AND p.place_path < {hi}",
    "name": "p.name = {name}",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row offers to look people up by; blind indexes for numbers, '' or () where it says nothing."""

    id_bi: bytes = b""
    phones: Sequence[bytes] = ()
    birth: str = ""
    family: str = ""
    key: str = ""
    room: str = ""
    name: str = ""
    community: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """A person met by one look-up (`block`: id, phone, birth, room, near or name); numbers as blind indexes in hex."""

    block: str
    person: UUID
    name: str
    name_py: str
    sex: str
    birth: date | None
    id_bi: str
    phone_bi: str
    place_path: str


def _looks(asked: Asked) -> Iterator[tuple[str, Mapping[str, Composable]]]:
    """Blocks with the values of their keys."""
    if asked.id_bi:
        yield "id", {"id": Literal(asked.id_bi)}
    # One look-up each: a number that hundreds hold must not use up the limit of the other.
    for phone in asked.phones:
        yield "phone", {"phone": Literal(phone)}
    if asked.birth:
        yield "birth", {name: Literal(getattr(asked, name)) for name in ("birth", "family", "key")}
    if asked.room:
        yield "room", {"room": Literal(asked.room)}
    if asked.name and asked.community:
        lo, hi = PlacePath(asked.community).bounds()
        yield "near", {"name": Literal(asked.name), "lo": Literal(lo), "hi": Literal(hi)}
    elif asked.name:
        # A rare name alone is worth a look where the row names no community.
        yield "name", {"name": Literal(asked.name)}


def _statement(asked: Asked, scope: Scope, most: Mapping[str, int]) -> Composable | None:
    inside = scoped("p", scope, "entity_id")
    looks = [
        fill(LOOK, block=Literal(block), key=fill(KEYS[block], **values), scope=inside, most=Literal(most[block] + 1))
        for block, values in _looks(asked)
    ]
    return SQL(" UNION ALL ").join(looks) if looks else None


def _met(row: Sequence[Any]) -> Met:
    block, person, name, key, sex, birth, id_bi, phone_bi, path = row
    return Met(block, person, name, key, sex, birth, bytes(id_bi or b"").hex(), bytes(phone_bi or b"").hex(), path)


def lookalikes(asked: Asked, purpose: Purpose, scope: Scope, most: Mapping[str, int]) -> list[Met]:
    """People met, look-up by look-up; one more than `most` of a block tells that the block is a crowd.

    Nothing is decrypted. Raises NotAllowed by purpose.
    """
    allow(FIELDS, purpose)
    statement = _statement(asked, scope, most)
    if statement is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement)
        found = [_met(row) for row in cursor.fetchall()]
    audit.record("registry.lookalikes", subjects=sorted({one.person for one in found}), fields=list(FIELDS))
    return found
