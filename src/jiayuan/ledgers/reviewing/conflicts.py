"""A conflict as two cards: the value that is held, and the one that came."""

from __future__ import annotations

from django.utils.translation import gettext

from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.forms.sources import source_words
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.reviewing.wording import shown
from jiayuan.ledgers.shapes import ReviewCard
from jiayuan.registry import api as registry


def conflict_cards(item: ReviewItem, scope: Scope) -> tuple[ReviewCard, list[ReviewCard]]:
    """The old and the new value, each with its ledger and day; NotFound when the person is out of scope."""
    old, new = registry.sides(item.ruling or 0, REGISTRY_REVIEW, scope)
    words = source_words([old.origin, new.origin])
    label = registry.attr(item.attr).label

    def card(title: str, side: registry.Side) -> ReviewCard:
        lines: list[dict[str, object]] = [
            {"label": label, "value": shown(item.attr, side.value), "differs": True},
            {"label": gettext("来源"), "value": words[side.origin], "differs": False},
            {"label": gettext("截至"), "value": side.as_of.isoformat(), "differs": False},
        ]
        return ReviewCard(title, item.candidates[0], lines)

    return card(gettext("原来的"), old), [card(gettext("新来的"), new)]
