"""Compares the database's policies with the register: what is missing, and what nobody asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import connection

from jiayuan.identity.policies import expected
from jiayuan.kernel.rowsecurity import Policy
from jiayuan.kernel.tables import registered

_POLICIES = """
SELECT tablename, policyname, cmd, roles::text[], coalesce(qual, ''), coalesce(with_check, '')
FROM pg_policies WHERE schemaname = 'public'
"""


# What PostgreSQL adds when it prints an expression back.
_OWN_WORDS = re.compile(r'::text|::character varying| as "?\w+"?')
_BRACKETS = re.compile(r"[()\s]")


@dataclass(frozen=True, order=True, slots=True)
class Drift:
    """One difference: `kind` is missing, changed or unknown."""

    table: str
    policy: str
    kind: str


def _bare(table: str, text: str) -> str:
    """One form for an expression as written and as PostgreSQL prints it (casts, brackets, aliases of its own)."""
    plain = _OWN_WORDS.sub("", text.lower().replace(f"{table}.", "").replace("::int[]", "::integer[]"))
    return _BRACKETS.sub("", plain)


def _found() -> dict[tuple[str, str], tuple[str, frozenset[str], str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_POLICIES)
        rows = cursor.fetchall()
    return {(row[0], row[1]): (row[2], frozenset(row[3]), row[4], row[5]) for row in rows}


def _matches(table: str, asked: Policy, found: tuple[str, frozenset[str], str, str]) -> bool:
    command, roles, using, check = found
    texts = ((asked.using, using), (asked.check, check))
    return (
        command == asked.command
        and roles == frozenset(asked.roles)
        and all(_bare(table, wanted) == _bare(table, present) for wanted, present in texts)
    )


def drifts() -> list[Drift]:
    """All differences between register and database, sorted."""
    found = _found()
    asked = {(name, policy.name): policy for name, table in registered().items() for policy in expected(table)}
    missing = [Drift(*key, "missing") for key in asked.keys() - found.keys()]
    unknown = [Drift(*key, "unknown") for key in found.keys() - asked.keys()]
    # A policy of the right name with another text is the dangerous kind of drift.
    both = asked.keys() & found.keys()
    changed = [Drift(*key, "changed") for key in both if not _matches(key[0], asked[key], found[key])]
    return sorted([*missing, *unknown, *changed])


def policy_count() -> int:
    """How many policies the register asks for."""
    return sum(len(expected(table)) for table in registered().values())
