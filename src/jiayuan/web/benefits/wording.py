"""Names and amounts in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import get_language, gettext

from jiayuan.benefits.api import OfferCard, Words

# A sum as the catalogue and the tables write it: 300元, 1450.50元.
SUM = re.compile(r"([\d.]+)元")


def localised(zh: str, en: str) -> str:
    """The wording in the reader's language."""
    return en if (get_language() or "").startswith("en") and en else zh


def word(text: str) -> str:
    """A word of the fact catalogue in the reader's language: an option, a source, who can answer, a sum.

    What no catalogue knows, such as a person's own words, stays as it is.
    """
    if found := SUM.fullmatch(text):
        return gettext("%(yuan)s 元") % {"yuan": found[1]}
    # The translation of nothing would be the head of the translation file.
    return gettext(text) if text else ""


def yuan(fen: int | None) -> str:
    """Whole yuan without decimals, else two."""
    if fen is None:
        return ""
    return f"{fen // 100:,}" if fen % 100 == 0 else f"{fen / 100:,.2f}"


def _once(card: OfferCard) -> str:
    if card.amount is not None:
        return gettext("一次性 %(yuan)s 元") % {"yuan": yuan(card.amount)}
    if card.high is None:
        return gettext("一次性 %(low)s 元起，待核对") % {"low": yuan(card.low)}
    return gettext("一次性 %(low)s – %(high)s 元，待核对") % {"low": yuan(card.low), "high": yuan(card.high)}


def amount(card: OfferCard) -> str:
    """What a card pays, or between what it may lie."""
    if card.once:
        return _once(card)
    if card.amount is not None:
        return gettext("每月 %(yuan)s 元") % {"yuan": yuan(card.amount)}
    if card.high is None:
        return gettext("每月 %(low)s 元起，待核对") % {"low": yuan(card.low)}
    return gettext("每月 %(low)s – %(high)s 元，待核对") % {"low": yuan(card.low), "high": yuan(card.high)}


def joined(names: Iterable[Words]) -> str:
    """Names in a row, with the stop of the reader's language."""
    return localised("、", ", ").join(localised(one.zh, one.en) for one in names)
