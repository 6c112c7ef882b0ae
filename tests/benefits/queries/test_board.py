"""Campaign boards count, and only inside the scope."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF
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
    assert [one.zh for one in board.policies] == ["高龄老年人津贴", "困难老年人养老服务补贴"]


def test_the_latest_campaigns_come_first_and_only_twenty(ran: object, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        keys = [api.start_campaign(f"第{number}次", ["bj.elder_aged"]) for number in range(22)]
        shown = [board.id for board in api.campaigns(acting.scope)]
    assert shown == keys[:1:-1]


def test_a_board_counts_who_said_no_and_who_is_looked_into(
    found: dict[str, Offer], ran: object, resident: Person, officer: Person
) -> None:
    names = ["bj.elder_aged", "bj.elder_hardship", "bj.disabled_living"]
    with officer.acting(BENEFIT_MATCHING):
        api.start_campaign("三项", names)
    with resident.acting(SERVICE_SELF):
        api.command(found[names[0]].pk, "decline")
        api.command(found[names[1]].pk, "dispute", {"fact": "birth", "said": "x"})
    with officer.acting(BENEFIT_MATCHING) as acting:
        (board,) = api.campaigns(acting.scope)
    assert (board.total, board.declined, board.disputed) == (3, 1, 1)


def test_boards_take_two_queries(ran: object, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        for number in range(3):
            api.start_campaign(f"{number}", ["bj.elder_aged"])
        with CaptureQueriesContext(connection) as queries:
            api.campaigns(acting.scope)
    assert len(queries) == 2


def test_offers_of_a_campaign_by_state_and_tries(found: dict[str, Offer], ran: object, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        key = api.start_campaign("两项", ["bj.elder_aged", "bj.elder_hardship"])
        asked = []
        for tries in (0, 1, 3):
            Offer.objects.filter(policy="bj.elder_aged").update(tries=tries)
            asked.append([len(api.campaign_offers(acting.scope, key, "found", to_tell=tell)) for tell in (False, True)])
        assert api.campaign_offers(acting.scope, key, "drawing") == []
    # Whoever moved today with a try behind them waits until tomorrow.
    assert asked == [[2, 2], [2, 1], [2, 1]]


def test_a_campaign_of_the_next_community_is_not_there(ran: object, officer: Person, neighbour: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        key = api.start_campaign("街道", ["bj.elder_aged"])
    with neighbour.acting(BENEFIT_MATCHING) as acting, pytest.raises(NotFound):
        api.campaign_offers(acting.scope, key, "found")
