"""An offer as a card."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer

pytestmark = pytest.mark.django_db


def test_a_card_says_why_in_both_languages(aged: Offer) -> None:
    card = api.card(aged)
    assert (card.why, card.why_en) == ("80至89周岁", "80 to 89")
