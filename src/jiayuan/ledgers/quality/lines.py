"""Today's lines as an intake table, and what is counted on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from psycopg.sql import SQL, Composable, Identifier, Literal

from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.quality.lines_sql import FINDINGS, LINES, ONLY, WHOLE
from jiayuan.ledgers.quality.rules.counting import Counted, Found, Key, Stated, Whole
from jiayuan.ledgers.quality.rules.figures import Figures
from jiayuan.registry import api as registry


@dataclass(frozen=True, slots=True)
class Ledger:
    """A template as one office keeps it."""

    template: str
    office: int


@dataclass(slots=True)
class _Draft:
    whole: Whole
    stated: dict[str, Stated] = field(default_factory=dict)
    found: dict[str, list[Found]] = field(default_factory=dict)


def _narrowed(ledger: Ledger | None) -> Composable:
    if ledger is None:
        return SQL("")
    return registry.fill(ONLY, template=Literal(ledger.template), office=Literal(ledger.office))


@contextmanager
def lines_of_today(ledger: Ledger | None) -> Iterator[tuple[Identifier, int]]:
    """The table of today's lines of one ledger, or of all in scope, and how many they are."""
    name = Identifier("intake", f"lines_{uuid4().hex}")
    with transaction.atomic(), connection.cursor() as cursor:
        n = registry.run(registry.fill(LINES, lines=name, only=_narrowed(ledger)))
        # Without figures the planner takes a big table for a tiny one and loops.
        cursor.execute(SQL("ANALYZE {}").format(name))
        yield name, n
        cursor.execute(SQL("DROP TABLE {}").format(name))


def _rows(text: str, lines: Identifier) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(registry.fill(text, lines=lines))
        return list(cursor.fetchall())


def counted(
    lines: Identifier, n: int, codes: list[str], figures: Figures, on: Any, purpose: Purpose, scope: Scope
) -> dict[Key, Counted]:
    """Ledger and place → what was counted there."""
    registry.stand_lines(lines, scope)
    drafts: dict[Key, _Draft] = {}
    for *key, whole, linked, repeated, review, unplaced, held, file in _rows(WHOLE, lines):
        drafts[Key(*key)] = _Draft(Whole(whole, linked, repeated, review, unplaced, held, file))
    for *key, attr, code, severity, number, file in _rows(FINDINGS, lines):
        drafts[Key(*key)].found.setdefault(attr, []).append(Found(code, severity, number, file))
    table = registry.statement_counts(lines, n, codes, figures.half_lives, on, purpose)
    for template, office, place, attr, *figures_of in table.iter_rows():
        drafts[Key(template, office, place)].stated[attr] = Stated(*figures_of)
    return {key: Counted(draft.whole, draft.stated, draft.found) for key, draft in drafts.items()}
