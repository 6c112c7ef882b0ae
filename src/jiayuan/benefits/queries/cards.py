"""An offer or an entitlement as a card: name, amount, the one line that decided, where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import Policy
from jiayuan.benefits.held import name_of
from jiayuan.benefits.models import Entitlement, Offer


@dataclass(frozen=True, slots=True)
class OfferCard:
    """One offer as a card; amounts in fen a month, `why` the one line that decided."""

    id: UUID
    policy: str
    name: str
    name_en: str
    why: str
    why_en: str
    state: str
    kind: str
    amount: int | None
    low: int
    high: int | None
    due: date | None
    version: int
    once: bool = False


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """One entitlement as a card; `until` set once it is stopped, `once` for a sum that is paid once."""

    offer: UUID
    name: str
    name_en: str
    amount: int
    since: date
    until: date | None
    once: bool = False


def _why(policy: Policy, row: str) -> tuple[str, str]:
    found = next((line.say for line in policy.rows if line.id == row), policy.summary)
    return found.zh, found.en


def card(offer: Offer) -> OfferCard:
    """An offer as a card."""
    # What left the book is shown by its id, with nothing to say about why.
    policy, name = load_book().policies.get(offer.policy), name_of(offer.policy)
    why, why_en = _why(policy, offer.row) if policy else ("", "")
    return OfferCard(
        id=offer.pk,
        policy=offer.policy,
        name=name.zh,
        name_en=name.en,
        why=why,
        why_en=why_en,
        state=offer.state,
        kind=offer.kind,
        amount=offer.amount,
        low=offer.low,
        high=offer.high,
        due=offer.clock_due,
        version=offer.lock_version,
        once=policy is not None and policy.one_off,
    )


def drawn_cards(entitlements: Iterable[Entitlement]) -> tuple[DrawnCard, ...]:
    policies = load_book().policies
    return tuple(
        DrawnCard(
            offer=row.offer_id,
            name=name_of(row.policy).zh,
            name_en=name_of(row.policy).en,
            amount=row.amount,
            since=row.from_month,
            until=row.to_month,
            once=row.policy in policies and policies[row.policy].one_off,
        )
        for row in entitlements
    )
