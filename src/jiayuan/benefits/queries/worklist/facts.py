"""Facts by what knowing them could free: the sum of (most - least) x months left over everybody undecided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.words import Words
from jiayuan.benefits.queries.worklist.waiting import (
    EACH_FACT,
    SPREAD,
    WITHOUT_A_MOST,
    month_of,
    months_left,
    undecided,
)
from jiayuan.kernel.scope import Scope


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask about one fact, and who may answer."""

    fact: str
    name: Words
    question: str
    who: str
    source: str


@dataclass(frozen=True, slots=True)
class BlockingFact:
    """A fact many wait for. `worth` is fen until the end of the year, `unbounded` counts those without a most."""

    asked: Question
    people: int
    worth: int
    unbounded: int
    opens: tuple[Words, ...]


@dataclass(slots=True)
class _Sum:
    spread: int = 0
    unbounded: int = 0
    policies: list[str] = field(default_factory=list)


def question(code: str, book: RuleBook) -> Question:
    """The catalogue's question; a fact without one is asked by its name."""
    fact = book.facts[code]
    return Question(code, Words(fact.zh, fact.en), fact.question or fact.zh, fact.who, fact.source)


def askable(codes: Iterable[str], book: RuleBook) -> list[str]:
    """Facts of the catalogue; a list of the household or a figure of the law is nothing to ask at one door."""
    return [code for code in codes if code in book.facts]


def _sums(rows: Iterable[tuple[str, str, int, int]]) -> dict[str, _Sum]:
    found: dict[str, _Sum] = defaultdict(_Sum)
    for fact, policy, spread, unbounded in rows:
        found[fact].spread += spread
        found[fact].unbounded += unbounded
        found[fact].policies.append(policy)
    return found


def blocking_facts(scope: Scope) -> tuple[BlockingFact, ...]:
    """Every fact somebody in scope waits for, the one worth most first; counts only, three queries."""
    book, month = load_book(), month_of(scope)
    if month is None:
        return ()
    each = undecided(scope, month).annotate(fact=EACH_FACT).order_by()
    people = dict(each.values_list("fact").annotate(people=Count("person", distinct=True)))
    sums = _sums(each.values_list("fact", "policy").annotate(spread=SPREAD, open=WITHOUT_A_MOST).order_by("policy"))
    found = [
        BlockingFact(
            asked=question(code, book),
            people=people[code],
            worth=sums[code].spread * months_left(month),
            unbounded=sums[code].unbounded,
            opens=tuple(book.policies[policy].name for policy in sums[code].policies if policy in book.policies),
        )
        for code in askable(sums, book)
    ]
    return tuple(sorted(found, key=lambda one: (-one.worth, -one.people, one.asked.fact)))
