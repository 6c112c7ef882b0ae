"""A household or a claim as the explainer reads it: who lives together, and what was said and found of the case.

No ledger holds these facts. The person says them, the office writes down what its check found, and the finding wins.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext

from jiayuan.benefits.base import facts_of, typed
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, NO_LISTS, NOTHING_KNOWN, UNKNOWN, Fact, FactDef, Facts, Lists
from jiayuan.benefits.engine.language.lists import OF_UNIT
from jiayuan.benefits.engine.language.walk import facts_in, folds_in
from jiayuan.benefits.held import policy_of
from jiayuan.benefits.models import Offer, Statement
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.registry import api as registry

SAID, FOUND = "said", "found"
# The person is asked at most so many things; the rest is the office's to find.
QUESTIONS_MAX = 4
OWN_WORD = "本人"
# The office looked: nobody of the household is one of those whom the book's list of members leaves out.
CHECKED = "home.checked"


def unit_facts(policy: Policy, book: RuleBook) -> tuple[FactDef, ...]:
    """The facts of the household or the claim that a policy hangs on; none where a single person is asked."""
    if policy.of_person:
        return ()
    codes = (*policy.facts, *([CHECKED] if policy.asks_home and CHECKED in book.facts else []))
    return tuple(book.facts[code] for code in codes if book.facts[code].of in OF_UNIT)


def questions_of(policy: Policy, book: RuleBook) -> tuple[FactDef, ...]:
    """What only the person can tell of the case, at most four; nobody is asked to judge their own income."""
    asked = (one for one in unit_facts(policy, book) if one.question and one.who == OWN_WORD)
    return tuple(asked)[:QUESTIONS_MAX]


def to_find(offer: Offer) -> tuple[FactDef, ...]:
    """What the office has not found yet of the case, said by the person or not."""
    book = load_book()
    found = told(offer, FOUND)
    return tuple(one for one in unit_facts(policy_of(offer.policy), book) if one.code not in found)


def _fact(row: Statement, defined: FactDef) -> Fact:
    value = typed(defined, row.said)
    # The book may have changed since: what no longer fits its catalogue says nothing.
    source = gettext("核对结果") if row.outcome == FOUND else gettext("本人陈述")
    return NOTHING_KNOWN if value is None else Fact(KNOWN, value, row.at.astimezone(clock.LOCAL).date(), source)


def told(offer: Offer, *outcomes: str) -> Facts:
    """What was said (SAID) and found (FOUND) of the case, the office's finding over the person's word."""
    book = load_book()
    rows = Statement.objects.filter(offer=offer, outcome__in=outcomes or (SAID, FOUND))
    ordered = sorted(rows, key=lambda row: (row.outcome == FOUND, row.pk))
    return {row.fact: _fact(row, book.facts[row.fact]) for row in ordered if row.fact in book.facts}


def _undisputed(facts: Facts, doubtful: set[str]) -> Facts:
    return {
        code: replace(fact, state=UNKNOWN, note="disputed") if code in doubtful else fact
        for code, fact in facts.items()
    }  # fmt: skip


def _apart(policy: Policy) -> frozenset[str]:
    """The facts that may leave somebody out of the home."""
    folds = (fold for tree in policy.trees for fold in folds_in(tree))
    return frozenset(code for fold in folds if fold.where is not None for code in facts_in(fold.where))


def _living_together(facts: Facts, policy: Policy) -> Facts:
    """A member of a home the office has checked: what the base does not know of their absence is known not to be."""
    none = {code: Fact(ABSENT, None, None, gettext("核对结果")) for code in _apart(policy)}
    return {**none, **{code: fact for code, fact in facts.items() if fact.state != UNKNOWN or code not in none}}


def lists_of(person: UUID, policy: Policy, book: RuleBook, as_of: date, said: Facts) -> Lists:
    """The people of the home, each with the facts the policy asks of them; `said` is told of the case."""
    acting = current()
    # Explaining a sum to one member must not show them what the base holds about another.
    if acting.scope.subject is not None or not policy.asks_home:
        return NO_LISTS
    members = registry.home_of(person, acting.purpose, acting.scope)
    if members is None:
        return NO_LISTS
    held = facts_of(members, book, policy.facts, acting.purpose, acting.scope, as_of)
    disputes: dict[UUID, set[str]] = {}
    for who, fact in Statement.objects.filter(person__in=members, settled_at=None).values_list("person", "fact"):
        disputes.setdefault(who, set()).add(fact)
    rows = {who: _undisputed(held[who], disputes.get(who, set())) for who in members}
    checked = CHECKED in said and said[CHECKED].value is True
    return {"persons": tuple(_living_together(rows[who], policy) if checked else rows[who] for who in members)}
