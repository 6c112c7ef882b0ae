"""Golden records as set-based SQL: the same choice as `rules.choose`, for thousands of people at once."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from django.db import connection
from psycopg.sql import Composable

from jiayuan.registry.bodies_sql import ORGANISATIONS, THINGS
from jiayuan.registry.codes import LET_GO
from jiayuan.registry.homes_sql import (
    DROP_EMPTY_HOUSEHOLDS,
    HELD,
    HOUSEHOLDS,
    MEMBERS,
    MEMBERSHIPS,
    NO_LONGER_HELD,
    NO_LONGER_MEMBERS,
    OLD_HOUSEHOLDS,
    RESIDENCES,
)
from jiayuan.registry.projection_sql import (
    CHOOSE,
    DIGEST,
    HELD_ATTRS,
    KINDS,
    MOVED_DISPUTES,
    MOVED_ENTITIES,
    MOVED_FACTS,
    PEOPLE,
    REMOVE,
)
from jiayuan.registry.staging import fill, run

NEW = {
    "person": (PEOPLE, RESIDENCES, HELD, MEMBERSHIPS, MEMBERS, HOUSEHOLDS),
    "organisation": (ORGANISATIONS,),
    "thing": (THINGS,),
}
# What nobody says any more leaves the golden rows; then they take in what is said now.
LEAVING = (*REMOVE, NO_LONGER_HELD, NO_LONGER_MEMBERS)
# Statement → the kinds of entities it writes, or the attributes it reads: without any of them it has nothing to do.
OF_KIND = {
    PEOPLE: "person", ORGANISATIONS: "organisation", THINGS: "thing", MOVED_FACTS: "person", MOVED_ENTITIES: "person",
    MOVED_DISPUTES: "person",
}  # fmt: skip
OF_ATTRS = {RESIDENCES: {6, 7}, HELD: {92, 93}, MEMBERSHIPS: {94}, MEMBERS: {9}}


def project(touched: Composable, *, lost: bool = True) -> None:
    """Brings the golden rows of the entities in `touched` (column entity) up to date with their open facts.

    Without `lost` facts only came: no golden row can have lost what it shows.
    """
    # Households people leave are known only before their membership changes.
    homes = _asked(OLD_HOUSEHOLDS, touched)
    for text in (CHOOSE, *(LEAVING if lost else ())):
        run(fill(text, touched=touched))
    kinds, attrs = _asked(KINDS, touched), set(_asked(HELD_ATTRS, touched))
    let_go = (text for kind, text in LET_GO.items() if kind in kinds)
    for text in (*let_go, *(text for text, kind in OF_KIND.items() if kind in kinds), *_spoken_of(attrs)):
        run(fill(text, touched=touched))
    if homes or attrs & OF_ATTRS[MEMBERS]:
        run(fill(HOUSEHOLDS, touched=touched), {"homes": homes})
        run(DROP_EMPTY_HOUSEHOLDS, {"homes": homes})


def _spoken_of(attrs: Set[Any]) -> Iterator[str]:
    return (text for text, read in OF_ATTRS.items() if attrs & read)


def _asked(text: str, touched: Composable) -> list[Any]:
    """The first column of a question about the touched entities."""
    with connection.cursor() as cursor:
        cursor.execute(fill(text, touched=touched))
        return [row[0] for row in cursor.fetchall()]


def project_new(touched: Composable, kind: str) -> None:
    """The same for entities nobody spoke of before: every fact has won, nothing is to be moved or removed."""
    for text in NEW[kind]:
        run(fill(text, touched=touched), {"homes": []})


def golden_digest() -> str:
    """One sha256 (hex) over the golden bytes of every entity the acting scope sees."""
    with connection.cursor() as cursor:
        cursor.execute(DIGEST)
        return str(cursor.fetchone()[0])
