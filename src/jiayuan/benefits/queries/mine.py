"""A resident's own page: what may be mine, what is under way, what I draw, what was stopped."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.audit.api import record
from jiayuan.benefits.models import Entitlement, Offer
from jiayuan.benefits.queries.cards import DrawnCard, OfferCard, card, drawn_cards
from jiayuan.benefits.queries.scoped import seen, visible
from jiayuan.benefits.rules import ANSWER, MAY_BE_MINE, OFFERS, UNDER_WAY
from jiayuan.benefits.selves import of_all_selves
from jiayuan.kernel.scope import Scope


@dataclass(frozen=True, slots=True)
class Mine:
    may_be_mine: tuple[OfferCard, ...]
    under_way: tuple[OfferCard, ...]
    drawing: tuple[DrawnCard, ...]
    stopped: tuple[DrawnCard, ...]


def my_benefits(scope: Scope) -> Mine:
    """Everything of one's own, two queries and one audit record."""
    cards = [card(offer) for offer in visible(scope).order_by("found_at", "id")]
    drawn = list(seen(Entitlement, scope).order_by("-from_month", "id"))
    record("benefits.mine", subjects=[scope.subject] if scope.subject else [])
    return Mine(
        may_be_mine=tuple(one for one in cards if one.state in MAY_BE_MINE),
        under_way=tuple(one for one in cards if one.state in UNDER_WAY),
        drawing=drawn_cards(row for row in drawn if row.to_month is None),
        stopped=drawn_cards(row for row in drawn if row.to_month is not None),
    )


def all_my_benefits() -> Mine:
    """Everything of one's own, also what stands under the ids of records that became one with this."""
    parts = of_all_selves(lambda scope: [my_benefits(scope)])
    return Mine(
        may_be_mine=tuple(card for part in parts for card in part.may_be_mine),
        under_way=tuple(card for part in parts for card in part.under_way),
        drawing=tuple(card for part in parts for card in part.drawing),
        stopped=tuple(card for part in parts for card in part.stopped),
    )


def all_own_offers() -> list[Offer]:
    """One's own offers in every state under every id of one's own."""
    return sorted(of_all_selves(own_offers), key=lambda offer: (offer.found_at, offer.pk))


def own_offers(scope: Scope) -> list[Offer]:
    """One's own offers in every state, oldest first; one audit record."""
    found = list(visible(scope).order_by("found_at", "id"))
    record("benefits.mine", subjects=[scope.subject] if scope.subject else [])
    return found


def own_commands(state: str) -> tuple[str, ...]:
    """What the person may say to an offer in this state."""
    return tuple(name for name in OFFERS.commands(state) if OFFERS.move(state, name).permission == ANSWER)
