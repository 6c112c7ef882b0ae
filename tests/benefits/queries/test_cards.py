"""An offer as a card."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.books import load_book
from jiayuan.benefits.models import Entitlement, Offer
from jiayuan.benefits.queries.cards import card, drawn_cards


@pytest.mark.django_db
def test_a_card_says_why_in_both_languages(aged: Offer) -> None:
    card = api.card(aged)
    assert (card.why, card.why_en) == ("80至89周岁", "80 to 89")


BARE = Offer(policy="bj.elder_aged", state="found", kind="ask", amount=None, low=0, high=80_000, row="")


def test_without_a_row_the_summary_says_what_it_is_for() -> None:
    shown = card(BARE)
    assert (shown.why, shown.why_en) == ("用于养老服务消费特别是生活照料护理服务", "For care services in old age")
    assert (shown.amount, shown.low, shown.high) == (None, 0, 80_000)


@pytest.mark.parametrize("policy", sorted(load_book().policies))
def test_every_row_of_the_book_says_why_in_two_languages(policy: str) -> None:
    for row in load_book().policies[policy].rows:
        shown = card(Offer(policy=policy, row=row.id, state="found"))
        assert shown.why == row.say.zh
        assert shown.why_en
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in shown.why_en + shown.name_en)


def test_a_row_of_an_older_book_falls_back_to_the_summary() -> None:
    assert card(Offer(policy="bj.elder_aged", row="r99", state="found")).why.startswith("用于养老服务")


def test_what_is_drawn_has_its_months() -> None:
    drawn = Entitlement(policy="bj.elder_aged", from_month=date(2026, 1, 1), to_month=None, amount=10_000)
    ended = Entitlement(
        policy="bj.elder_nursing", from_month=date(2025, 1, 1), to_month=date(2026, 2, 1), amount=60_000
    )
    first, second = drawn_cards([drawn, ended])
    assert (first.name, first.since, first.until) == ("高龄老年人津贴", date(2026, 1, 1), None)
    assert (second.amount, second.until) == (60_000, date(2026, 2, 1))
