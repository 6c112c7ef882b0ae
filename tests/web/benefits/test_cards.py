"""What the templates draw."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.web.benefits.cards import mine_cards
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
