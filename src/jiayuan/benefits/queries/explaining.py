"""Why and why not, for one person: the registry's facts, the disputes that stand, the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from jiayuan.benefits.base import facts_of
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.evaluate import Evaluation, Explained, evaluate_facts
from jiayuan.benefits.engine.evaluate import explain as explain_facts
from jiayuan.benefits.engine.facts import UNKNOWN, Facts
from jiayuan.benefits.held import policy_of
from jiayuan.benefits.models import Offer, Statement
from jiayuan.benefits.queries.unit import lists_of, told
from jiayuan.benefits.selves import as_in_base
from jiayuan.kernel import clock
from jiayuan.kernel.context import current

NOTHING_SAID: Facts = MappingProxyType({})


def disputes_of(person: UUID) -> set[str]:
    """Facts of a person that are under dispute."""
    return set(Statement.objects.filter(person=person, settled_at=None).values_list("fact", flat=True))


def person_facts(person: UUID, book: RuleBook, codes: tuple[str, ...], as_of: date) -> Facts:
    """What the base holds for one person under the acting purpose and scope; a disputed fact counts as unknown."""
    with as_in_base(person) as who:
        acting = current()
        held = facts_of([who], book, codes, acting.purpose, acting.scope, as_of)[who]
    # What a person disputes decides nothing until its owner has looked.
    doubtful = disputes_of(person)
    return {
        code: replace(fact, state=UNKNOWN, note="disputed") if code in doubtful else fact for code, fact in held.items()
    }


def explain(person: UUID, policy: str, as_of: date | None = None, said: Facts = NOTHING_SAID) -> Explained:
    """One policy for one person, or for their household or claim, with every line of reasons.

    `said` is what was said and found of the household or claim; of a single person the base alone speaks.
    """
    book, day = load_book(), as_of or clock.today()
    rules = policy_of(policy)
    facts = person_facts(person, book, rules.facts, day) if rules.of_person else said
    return explain_facts(rules, facts, book, day, lists_of(person, rules, book, day, said))


def explain_offer(offer: Offer) -> Explained:
    """The policy of an offer as things stand today, with what was said and found of the case."""
    return explain(offer.person, offer.policy, said=told(offer))


def assess(person: UUID, as_of: date | None = None) -> Evaluation:
    """Every policy that people are looked for, for one person, with the choices between them."""
    book, day = load_book(), as_of or clock.today()
    asked = book.looked_for(day)
    codes = dict.fromkeys(code for policy in asked for code in policy.facts)
    facts = person_facts(person, book, tuple(codes), day)
    return evaluate_facts(facts, book, day, [policy.id for policy in asked], str(person))
