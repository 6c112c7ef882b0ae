"""Yards by what a walk through them could free, and the doors of one with what to ask there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import Left

from jiayuan.audit.api import record
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.words import Words
from jiayuan.benefits.held import name_of
from jiayuan.benefits.queries.worklist.facts import Question, askable, question
from jiayuan.benefits.queries.worklist.waiting import SPREAD, month_of, months_left, undecided
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import WIDTHS, Level, PlacePath
from jiayuan.kernel.scope import Scope

# Characters of a yard's path: each segment is closed by a dot.
YARD = sum(WIDTHS[: Level.COMPOUND]) + Level.COMPOUND
MOST_YARDS, MOST_DOORS = 50, 200


@dataclass(frozen=True, slots=True)
class Yard:
    """One yard; `worth` is fen until the end of the year over everybody undecided in it."""

    path: PlacePath
    doors: int
    people: int
    worth: int


@dataclass(frozen=True, slots=True)
class Door:
    """One door: what to ask there and the benefits the answers may open. No name, no figure."""

    path: PlacePath
    questions: tuple[Question, ...]
    opens: tuple[Words, ...]


def blocking_yards(scope: Scope, fact: str = "") -> tuple[Yard, ...]:
    """Yards in scope, the walk worth most first (of one fact, if named); counts only, two queries."""
    month = month_of(scope)
    if month is None:
        return ()
    waiting = undecided(scope, month).annotate(yard=Left("place_path", YARD))
    if fact:
        waiting = waiting.filter(missing__contains=[fact])
    rows = waiting.values_list("yard").annotate(
        doors=Count("place_path", distinct=True), people=Count("person", distinct=True), spread=SPREAD
    )
    # Whoever is registered in no yard at all is nobody one could walk to.
    found = rows.filter(yard__regex=f"^.{{{YARD}}}$").order_by("-spread", "-people", "yard")[:MOST_YARDS]
    return tuple(
        Yard(PlacePath(yard), doors, people, spread * months_left(month)) for yard, doors, people, spread in found
    )


@dataclass(slots=True)
class _Waiting:
    spread: int = 0
    facts: dict[str, None] = field(default_factory=dict)
    policies: dict[str, None] = field(default_factory=dict)


Row = tuple[str, UUID, str, list[str], int, int | None]


def _by_door(rows: Iterable[Row]) -> dict[str, _Waiting]:
    found: dict[str, _Waiting] = {}
    for place, _person, policy, missing, low, high in rows:
        door = found.setdefault(place, _Waiting())
        door.spread += (high or low) - low
        door.facts |= dict.fromkeys(missing)
        door.policies[policy] = None
    return found


def _door(place: str, waiting: _Waiting, book: RuleBook) -> Door:
    asked = tuple(question(code, book) for code in askable(waiting.facts, book))
    return Door(PlacePath(place), asked, tuple(name_of(policy) for policy in waiting.policies))


def blocking_doors(scope: Scope, yard: PlacePath) -> tuple[Door, ...]:
    """The doors of one yard, the visit worth most first; one audit record. NotFound for a place out of scope."""
    if scope.place is None or not scope.place.contains(yard):
        raise NotFound
    month = month_of(scope)
    if month is None:
        return ()
    lo, hi = yard.bounds()
    inside = undecided(scope, month).filter(place_path__gte=lo, place_path__lt=hi).order_by("place_path", "id")
    rows = list(inside.values_list("place_path", "person", "policy", "missing", "low", "high"))
    doors = sorted(_by_door(rows).items(), key=lambda one: (-one[1].spread, one[0]))[:MOST_DOORS]
    shown = {place for place, _ in doors}
    record("benefits.worklist", subjects=list(dict.fromkeys(row[1] for row in rows if row[0] in shown)))
    book = load_book()
    return tuple(_door(place, waiting, book) for place, waiting in doors)
