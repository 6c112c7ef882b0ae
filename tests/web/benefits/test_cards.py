"""What the templates draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.utils.translation import override

from jiayuan.benefits import api
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.web.benefits.cards import mine_cards, offer_card
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_cards_by_group(found: object, resident: Person) -> None:
    with resident.acting(SERVICE_SELF) as acting:
        groups = mine_cards(api.my_benefits(acting.scope))
    assert {name: len(cards) for name, cards in groups.items()} == {
        "may_be_mine": 5,
        "under_way": 0,
        "drawing": 0,
        "stopped": 0,
    }


CARD = api.OfferCard(
    id=uuid4(), policy="bj.elder_aged", name="高龄老年人津贴", name_en="Allowance", why="80至89周岁", why_en="80 to 89",
    state="contacted", kind="sure", amount=10_000, low=0, high=None, due=None, version=1,
)  # fmt: skip
DRAWN = api.DrawnCard(uuid4(), "高龄老年人津贴", "Allowance", 10_050, date(2026, 1, 1), None)


def test_an_offer_says_amount_reason_and_state() -> None:
    card = offer_card(CARD)
    assert (card.title, card.text, card.meta) == ("高龄老年人津贴", "因为：80至89周岁", "每月 100 元")
    assert (card.tag, card.tag_tone, card.href) == ("等您确认", "accent", f"/me/benefits/{CARD.id}/")


def test_a_card_is_whole_in_english() -> None:
    with override("en"):
        card = offer_card(CARD)
    assert all(text.isascii() for text in (card.title, card.text, card.meta, card.tag))


@pytest.mark.parametrize(
    ("until", "group", "text"), [(None, "drawing", "从2026-01起"), (date(2026, 5, 1), "stopped", "到2026-05停发")]
)
def test_what_is_drawn_says_since_and_until(until: date | None, group: str, text: str) -> None:
    drawn = replace(DRAWN, until=until)
    mine = api.Mine((), (), (drawn,) if until is None else (), (drawn,) if until else ())
    (card,) = mine_cards(mine)[group]
    assert text in card.text
    assert (card.meta, card.tag) == ("每月 100.50 元", {"drawing": "正在领取", "stopped": "已停发"}[group])


def test_what_was_paid_once_was_not_stopped() -> None:
    paid = replace(DRAWN, until=date(2026, 2, 1), once=True)
    (card,) = mine_cards(api.Mine((), (), (), (paid,)))["stopped"]
    assert (card.text, card.meta, card.tag) == ("2026-01发放", "一次性 100.50 元", "已发放")


@pytest.mark.parametrize("state", ["refused", "appealed", "upheld", "lapsed"])
def test_why_it_was_found_is_no_reason_of_a_decision_against_it(state: str) -> None:
    assert offer_card(replace(CARD, state=state)).text == ""
