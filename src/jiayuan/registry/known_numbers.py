"""What the base knows of numbers by their blind index alone: whose bearer has died, which many people share."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl
from django.db import connection

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.reading import allow, scoped
from jiayuan.registry.staging import copied, fill

DEAD = """
SELECT DISTINCT p.id_bi FROM {asked} a JOIN registry_person p ON p.id_bi = a.bi WHERE p.life_state = 'dead' AND {scope}
"""
BEARERS = "SELECT DISTINCT p.id_bi FROM {asked} a JOIN registry_person p ON p.id_bi = a.bi WHERE {scope}"
HOLDERS = """
SELECT p.phone_bi, count(*) FROM {asked} a JOIN registry_person p ON p.phone_bi = a.bi WHERE {scope} GROUP BY p.phone_bi
"""


def _asked(text: str, code: str, numbers: Collection[str], scope: Scope) -> list[tuple[str, int]]:
    """The rows of a statement over {asked}, with the number in plain again."""
    blinds = identity.blind_many(f"registry_fact.{code}", numbers)
    plain = {blind: number for number, blind in blinds.items()}
    frame = pl.DataFrame({"bi": list(plain)}, schema={"bi": pl.Binary})
    with copied(frame, {"bi": "bytea"}) as asked, connection.cursor() as cursor:
        cursor.execute(fill(text, asked=asked, scope=scoped("p", scope, "entity_id")))
        return [(plain[bytes(blind)], int(rest[0]) if rest else 1) for blind, *rest in cursor.fetchall()]


def deceased(numbers: Collection[str], purpose: Purpose, scope: Scope) -> set[str]:
    """Those of these id numbers whose bearer in scope has died. Raises NotAllowed by purpose."""
    allow(["id_number", "dead_on"], purpose)
    if not numbers:
        return set()
    found = {number for number, _ in _asked(DEAD, "id_number", numbers, scope)}
    audit.record("registry.deceased", fields=["id_number", "dead_on"], n=len(found))
    return found


def bearers(numbers: Collection[str], purpose: Purpose, scope: Scope) -> set[str]:
    """Those of these id numbers that somebody in scope has. Raises NotAllowed by purpose."""
    allow(["id_number"], purpose)
    if not numbers:
        return set()
    found = {number for number, _ in _asked(BEARERS, "id_number", numbers, scope)}
    audit.record("registry.bearers", fields=["id_number"], n=len(found))
    return found


def holders(phones: Collection[str], purpose: Purpose, scope: Scope) -> dict[str, int]:
    """Telephone → how many people in scope have it, of those somebody has. Raises NotAllowed by purpose."""
    allow(["phone"], purpose)
    if not phones:
        return {}
    found = dict(_asked(HOLDERS, "phone", phones, scope))
    audit.record("registry.holders", fields=["phone"], n=len(found))
    return found
