"""Campaign boards count, and only inside the scope."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.board import funnel
from jiayuan.benefits.rules import OFFERS
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.steps import drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


@given(st.dictionaries(st.sampled_from(sorted(OFFERS.states - {""})), st.integers(0, 50)))
def test_a_funnel_only_narrows(states: dict[str, int]) -> None:
    counts = [stage.count for stage in funnel(states)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == sum(states.values())


def test_a_campaign_shows_how_far_its_people_are(found: dict[str, Offer], resident: Person, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.start_campaign("老年人", ["bj.elder_aged", "bj.elder_hardship"])
    drawing(found["bj.elder_aged"].pk, resident, officer)
    with officer.acting(BENEFIT_MATCHING) as acting:
        (board,) = api.campaigns(acting.scope)
    assert [stage.count for stage in board.stages] == [2, 1, 1, 1, 1]
    assert board.policies == ("高龄老年人津贴", "困难老年人养老服务补贴")


def test_the_latest_run_is_shown(found: object, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        run = api.latest_run(acting.scope)
    assert run is not None
    assert run.people == 1


def test_states_are_counted(found: object, officer: Person, neighbour: Person) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        assert api.states_now(acting.scope) == {"found": 5}
    with neighbour.acting(BENEFIT_MATCHING) as acting:
        assert (api.states_now(acting.scope), api.campaigns(acting.scope)) == ({}, [])
