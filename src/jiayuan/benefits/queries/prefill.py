"""The pre-filled form of an offer: what the base holds now, with source and date."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.facts import NOTHING_KNOWN, Facts
from jiayuan.benefits.held import policy_of
from jiayuan.benefits.models import Offer, Statement
from jiayuan.benefits.queries.explaining import person_facts
from jiayuan.benefits.queries.lines import Line, fingerprint, lines_of, worded
from jiayuan.benefits.queries.unit import FOUND, SAID, told, unit_facts
from jiayuan.kernel import clock


@dataclass(frozen=True, slots=True)
class Prefill:
    lines: tuple[Line, ...]
    fingerprint: str


def prefill(offer: Offer) -> Prefill:
    """The form of an offer as of now."""
    book = load_book()
    policy = policy_of(offer.policy)
    if policy.of_person:
        facts = person_facts(offer.person, book, policy.facts, clock.today())
        said = dict(Statement.objects.filter(offer=offer).order_by("id").values_list("fact", "said"))
    else:
        facts, said = _of_unit(offer, policy, book)
    lines = lines_of(policy, book, facts, said)
    return Prefill(lines, fingerprint(lines))


def _of_unit(offer: Offer, policy: Policy, book: RuleBook) -> tuple[Facts, dict[str, str]]:
    """Of a household or claim: what the office found, beside what the person said; of its members nothing."""
    found, codes = told(offer, FOUND), [one.code for one in unit_facts(policy, book)]
    facts = {code: found.get(code, NOTHING_KNOWN) for code in codes}
    said = {code: worded(book.facts[code], fact) for code, fact in told(offer, SAID).items()}
    return facts, said
