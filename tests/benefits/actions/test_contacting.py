"""Three tries on three days, then the door, then peace until something changes."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.identity.api import inbox
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Refused
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.residents import changed
from tests.benefits.steps import confirmed, told, tried
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_the_message_names_no_benefit(aged: Offer, resident: Person, worker: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        api.command(aged.pk, "contact")
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        message = inbox(resident.subject)[0]
    assert message.template == "benefits.contact"
    assert set(message.refs) == {"offer"}


def later(hour: int = 12) -> AbstractContextManager[datetime]:
    """Today, at an hour in Beijing."""
    return clock.frozen(clock.now().astimezone(clock.LOCAL).replace(hour=hour))


def test_after_three_tries_somebody_goes_to_the_door(aged: Offer, worker: Person) -> None:
    tried(aged.pk, worker, 3)
    with worker.acting(BENEFIT_MATCHING), pytest.raises(Refused, match="上门"):
        api.command(aged.pk, "contact")


def test_each_try_is_counted_and_told(aged: Offer, worker: Person, resident: Person) -> None:
    assert tried(aged.pk, worker, 3).tries == 3
    assert told(resident) == [("benefits.contact", {})] * 3


def test_three_tries_are_three_days(aged: Offer, worker: Person) -> None:
    with later(), worker.acting(BENEFIT_MATCHING):
        api.command(aged.pk, "contact")
    with later(hour=15), worker.acting(BENEFIT_MATCHING), pytest.raises(Refused) as refused:
        api.command(aged.pk, "contact")
    assert refused.value.code == "tried-today"


@pytest.mark.parametrize(("hour", "allowed"), [(8, False), (9, True), (19, True), (20, False)])
def test_no_telephone_rings_at_night(hour: int, allowed: bool, aged: Offer, worker: Person) -> None:
    with later(hour=hour), worker.acting(BENEFIT_MATCHING):
        if allowed:
            assert api.command(aged.pk, "contact", {"how": "call"}).tries == 1
            return
        with pytest.raises(Refused) as refused:
            api.command(aged.pk, "contact", {"how": "call"})
        assert refused.value.code == "hours"


def test_nobody_is_unreachable_before_three_tries(aged: Offer, worker: Person) -> None:
    tried(aged.pk, worker, 2)
    with worker.acting(BENEFIT_MATCHING), pytest.raises(Refused) as refused:
        api.command(aged.pk, "unreached")
    assert refused.value.code == "tries-left"


@pytest.fixture
def unreached(aged: Offer, worker: Person) -> Offer:
    """Three tries and the door: nobody."""
    tried(aged.pk, worker, 3)
    with worker.acting(BENEFIT_MATCHING):
        return api.command(aged.pk, "unreached")


def test_whoever_was_not_reached_is_left_in_peace(unreached: Offer, worker: Person) -> None:
    api.nightly()
    with worker.acting(BENEFIT_MATCHING):
        assert Offer.objects.get(pk=unreached.pk).state == "unreachable"
        with pytest.raises(Conflict):
            api.command(unreached.pk, "contact")


def test_a_change_finds_them_again(unreached: Offer, worker: Person) -> None:
    changed(unreached.person, birth="1930-01-01")
    api.nightly()
    with worker.acting(BENEFIT_MATCHING):
        found = Offer.objects.get(pk=unreached.pk)
    assert (found.state, found.tries, found.amount) == ("found", 0, 50_000)


def test_they_may_still_say_yes_by_themselves(unreached: Offer, resident: Person) -> None:
    assert confirmed(unreached.pk, resident).state == "confirmed"


def test_what_is_theirs_no_more_is_told(unreached: Offer, resident: Person) -> None:
    changed(unreached.person, hukou="false")
    api.nightly()
    assert told(resident)[0][0] == "benefits.lapsed"


def test_a_refused_try_sends_nothing(aged: Offer, worker: Person, resident: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        Offer.objects.filter(pk=aged.pk).update(tries=3)
        with pytest.raises(Refused) as refused:
            api.command(aged.pk, "contact")
    assert refused.value.code == "tries"
    assert told(resident) == []


def test_the_message_is_the_persons_alone(aged: Offer, worker: Person, neighbour: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        api.command(aged.pk, "contact")
    assert told(neighbour.as_resident()) == []


@pytest.mark.parametrize("state", ["confirmed", "checking", "drawing", "declined"])
def test_whoever_answered_is_left_in_peace(state: str, aged: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        Offer.objects.filter(pk=aged.pk).update(state=state)
        with pytest.raises(Conflict):
            api.command(aged.pk, "contact")


def test_a_call_counts_as_a_try_and_sends_nothing(aged: Offer, worker: Person, resident: Person) -> None:
    called = tried(aged.pk, worker, 1, how="call")
    assert (called.tries, called.state) == (1, "contacted")
    assert told(resident) == []
