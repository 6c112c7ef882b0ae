"""The pre-filled form of an offer: what the base holds now, with source and date."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.benefits.books import load_book
from jiayuan.benefits.models import Offer, Statement
from jiayuan.benefits.queries.explaining import person_facts
from jiayuan.benefits.queries.lines import Line, fingerprint, lines_of
from jiayuan.kernel import clock


@dataclass(frozen=True, slots=True)
class Prefill:
    lines: tuple[Line, ...]
    fingerprint: str


def prefill(offer: Offer) -> Prefill:
    """The form of an offer as of now."""
    book = load_book()
    policy = book.policies[offer.policy]
    facts = person_facts(offer.person, book, policy.facts, clock.today())
    said = dict(Statement.objects.filter(offer=offer).order_by("id").values_list("fact", "said"))
    lines = lines_of(policy, book, facts, said)
    return Prefill(lines, fingerprint(lines))
