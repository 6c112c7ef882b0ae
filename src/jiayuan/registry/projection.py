"""Golden records as set-based SQL: the same choice as `rules.choose`, for thousands of people at once."""

from __future__ import annotations

from django.db import connection
from psycopg.sql import Composable

from jiayuan.registry.bodies_sql import ORGANISATIONS, THINGS
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
STANDING = (
    PEOPLE, ORGANISATIONS, THINGS, MOVED_FACTS, MOVED_ENTITIES, MOVED_DISPUTES, RESIDENCES, HELD, MEMBERSHIPS, MEMBERS,
)  # fmt: skip


def project(touched: Composable, *, lost: bool = True) -> None:
    """Brings the golden rows of the entities in `touched` (column entity) up to date with their open facts.

    Without `lost` facts only came: no golden row can have lost what it shows.
    """
    # Households people leave are known only before their membership changes.
    with connection.cursor() as cursor:
        cursor.execute(fill(OLD_HOUSEHOLDS, touched=touched))
        homes = [row[0] for row in cursor.fetchall()]
    for text in (CHOOSE, *(LEAVING if lost else ()), *STANDING):
        run(fill(text, touched=touched))
    run(fill(HOUSEHOLDS, touched=touched), {"homes": homes})
    run(DROP_EMPTY_HOUSEHOLDS, {"homes": homes})


def project_new(touched: Composable, kind: str) -> None:
    """The same for entities nobody spoke of before: every fact has won, nothing is to be moved or removed."""
    for text in NEW[kind]:
        run(fill(text, touched=touched), {"homes": []})


def golden_digest() -> str:
    """One sha256 (hex) over the golden bytes of every entity the acting scope sees."""
    with connection.cursor() as cursor:
        cursor.execute(DIGEST)
        return str(cursor.fetchone()[0])
