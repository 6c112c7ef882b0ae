"""Numbers of some people in plain, for comparisons character by character: in memory only, never kept."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from psycopg.sql import SQL, Literal

from jiayuan.audit import api as audit
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.reading import allow, scoped
from jiayuan.registry.sealing import open_values

COLUMNS = {"id_number": ("id_sealed", "id_from"), "phone": ("phone_sealed", "phone_from")}
HELD = """
SELECT p.entity_id, p.{holder}, p.{sealed} FROM registry_person p
WHERE p.entity_id = ANY({people}) AND p.{sealed} IS NOT NULL AND {scope}
"""


def opened_numbers(people: Sequence[UUID], code: str, purpose: Purpose, scope: Scope) -> dict[UUID, str]:
    """person → id_number or phone, of those in scope who have one; any number of people, one audit record.

    Raises NotAllowed by purpose.
    """
    allow([code], purpose)
    if not people:
        return {}
    sealed, holder = (SQL(column) for column in COLUMNS[code])
    query = SQL(HELD).format(
        holder=holder, sealed=sealed, people=Literal(list(people)), scope=scoped("p", scope, "entity_id")
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows = list(cursor.fetchall())
    texts = open_values(code, [(key, cell) for _, key, cell in rows])
    audit.record("registry.opened_numbers", fields=[code], n=len(rows))
    return {person: text for (person, _, _), text in zip(rows, texts, strict=True)}
