"""Campaign boards count, and only inside the scope."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.steps import drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_a_campaign_shows_how_far_its_people_are(
    found: dict[str, Offer], ran: object, resident: Person, officer: Person
) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.start_campaign("老年人", ["bj.elder_aged", "bj.elder_hardship"])
    drawing(found["bj.elder_aged"].pk, resident, officer)
    with officer.acting(BENEFIT_MATCHING) as acting:
        (board,) = api.campaigns(acting.scope)
    assert [stage.count for stage in board.stages] == [2, 1, 1, 1, 1]
    assert board.policies == ("高龄老年人津贴", "困难老年人养老服务补贴")
