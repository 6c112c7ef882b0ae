"""What a person may say to an offer, state by state."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.benefits.rules import ANSWER, OFFERS
from jiayuan.kernel.purpose import SERVICE_SELF
from tests.benefits.conftest import Audited
from tests.benefits.steps import confirmed
from tests.people import Person

STATES = sorted({state for state, _ in OFFERS.transitions if state} | {move.to for move in OFFERS.transitions.values()})
SAYS = {
    "found": {"confirm", "decline", "dispute"}, "unreachable": {"confirm", "decline", "dispute"},
    "contacted": {"confirm", "decline", "dispute"},
    "confirmed": {"dispute"}, "declined": {"reconsider"}, "waiting": {"supply"}, "refused": {"appeal"},
    "stopped": {"appeal"},
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_the_person_says_this_and_the_office_the_rest(state: str) -> None:
    assert set(api.own_commands(state)) == SAYS.get(state, set())


@pytest.mark.parametrize("state", STATES)
def test_every_word_is_an_edge_of_the_table(state: str) -> None:
    for name in api.own_commands(state):
        assert OFFERS.move(state, name).permission == ANSWER


@pytest.mark.django_db
def test_ones_own_offers_in_every_state_oldest_first(found: dict[str, Offer], resident: Person) -> None:
    confirmed(found["bj.elder_aged"].pk, resident)
    with resident.acting(SERVICE_SELF) as acting:
        seen = api.own_offers(acting.scope)
    assert {offer.policy for offer in seen} == set(found)
    assert [offer.found_at for offer in seen] == sorted(offer.found_at for offer in seen)


@pytest.mark.django_db
def test_the_neighbour_has_none(found: dict[str, Offer], neighbour: Person) -> None:
    with neighbour.as_resident().acting(SERVICE_SELF) as acting:
        assert api.own_offers(acting.scope) == []


@pytest.mark.django_db
def test_looking_is_recorded(found: dict[str, Offer], resident: Person, audited: Audited) -> None:
    with resident.acting(SERVICE_SELF) as acting:
        api.own_offers(acting.scope)
    assert len(audited("benefits.mine")) == 1
