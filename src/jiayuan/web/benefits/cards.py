"""Cards of a resident's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from jiayuan.benefits.api import DrawnCard, Mine, OfferCard
from jiayuan.web.benefits.wording import amount, localised, yuan
from jiayuan.web.benefits.words import state_of, tone_of

# Decided otherwise: the reason why it was found would read as the reason of the decision.
DECIDED_AGAINST = ("refused", "appealed", "upheld", "lapsed")


@dataclass(frozen=True, slots=True)
class Card:
    """The look's card component."""

    title: str
    href: str
    text: str
    meta: str
    tag: str
    tag_tone: str


def offer_card(one: OfferCard) -> Card:
    """An offer: name, amount, one sentence why, where it stands."""
    why = localised(one.why, one.why_en)
    return Card(
        title=localised(one.name, one.name_en),
        href=reverse("benefits:mine_one", args=[one.id]),
        text="" if one.state in DECIDED_AGAINST else gettext("因为：%(why)s") % {"why": why},
        meta=amount(one),
        tag=state_of(one.state),
        tag_tone=tone_of(one.state),
    )


def _months(since: date, until: date | None, *, once: bool) -> str:
    if once:
        return gettext("%(month)s发放") % {"month": since.strftime("%Y-%m")}
    start = gettext("从%(month)s起") % {"month": since.strftime("%Y-%m")}
    return start if until is None else f"{start} · " + gettext("到%(month)s停发") % {"month": until.strftime("%Y-%m")}


def _paid(row: DrawnCard) -> str:
    words = gettext("一次性 %(yuan)s 元") if row.once else gettext("每月 %(yuan)s 元")
    return words % {"yuan": yuan(row.amount)}


def mine_cards(mine: Mine) -> dict[str, list[Card]]:
    """The four groups of a resident's page."""
    drawn = {"drawing": mine.drawing, "stopped": mine.stopped}
    groups = {
        "may_be_mine": [offer_card(one) for one in mine.may_be_mine],
        "under_way": [offer_card(one) for one in mine.under_way],
    }
    for name, rows in drawn.items():
        groups[name] = [
            Card(
                title=localised(row.name, row.name_en),
                href=reverse("benefits:mine_one", args=[row.offer]),
                text=_months(row.since, row.until, once=row.once),
                meta=_paid(row),
                tag=gettext("已发放") if row.once else state_of(name),
                tag_tone=tone_of(name),
            )
            for row in rows
        ]
    return groups
