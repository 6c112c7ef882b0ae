"""The one way an offer moves."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.moving import EFFECTS, _channel
from jiayuan.benefits.models import Offer
from jiayuan.benefits.rules import OFFERS
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.conftest import Audited
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_every_command_has_an_effect() -> None:
    assert {name for _, name in OFFERS.transitions} - {"apply"} == set(EFFECTS)


def test_a_move_raises_the_version(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        assert api.command(aged.pk, "decline", expected_version=0).lock_version == 1


@pytest.mark.parametrize("command", ["pass", "stop", "nothing", "prove"])
def test_out_of_order_is_refused_with_what_is_possible(command: str, aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(Conflict) as refused:
        api.command(aged.pk, command)
    assert "confirm" in refused.value.allowed


def test_a_resident_decides_nothing(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(NotAllowed):
        api.command(aged.pk, "contact")


@pytest.mark.parametrize("who", ["neighbour", "auditor"])
def test_outside_the_scope_there_is_no_offer(who: str, aged: Offer, request: pytest.FixtureRequest) -> None:
    stranger: Person = request.getfixturevalue(who)
    with stranger.acting(BENEFIT_CHECK), pytest.raises(Exception, match=r"没有找到|permission denied"):
        api.command(aged.pk, "contact")


def test_an_unknown_offer_is_not_found(officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(NotFound):
        api.command(uuid4(), "contact")


def test_a_failed_move_leaves_nothing(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        with pytest.raises(Invalid):
            api.command(aged.pk, "confirm", {"facts": "right"})
        assert Offer.objects.get(pk=aged.pk).state == "found"


def test_the_file_says_who_moved_it(aged: Offer, resident: Person, audited: Audited) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "decline")
    assert audited("benefits.offer.decline") == [("ok", f"benefits_offer:{aged.pk}")]


def test_a_refused_move_leaves_no_record(aged: Offer, worker: Person, audited: Audited) -> None:
    with worker.acting(BENEFIT_MATCHING):
        Offer.objects.filter(pk=aged.pk).update(tries=3)
        with pytest.raises(Refused):
            api.command(aged.pk, "contact")
    assert audited("benefits.offer.contact") == []


def test_a_stale_version_is_told_what_is_possible_now(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "decline")
        with pytest.raises(Conflict, match="刚有人办过") as stale:
            api.command(aged.pk, "confirm", expected_version=0)
    assert (stale.value.code, stale.value.allowed) == ("version", ("reconsider",))


def test_order_comes_before_permission(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(Conflict):
        api.command(aged.pk, "pass")


def test_the_moment_of_the_move_is_kept(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), clock.frozen(clock.now() + timedelta(hours=1)):
        moved = api.command(aged.pk, "decline")
        assert moved.moved_at == clock.now() != moved.found_at


def test_only_what_was_set_is_written(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "decline")
        after = Offer.objects.get(pk=aged.pk)
    kept = ("person", "place_path", "policy", "amount", "row", "book_hash", "entitled_from", "found_at")
    assert all(getattr(after, name) == getattr(aged, name) for name in kept)


def test_a_no_is_not_taken_back_beside_a_newer_matter(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "decline")
        api.apply(aged.policy)
        with pytest.raises(Conflict) as beside:
            api.command(aged.pk, "reconsider")
        assert Offer.objects.get(pk=aged.pk).state == "declined"
    assert beside.value.code == "open"


@pytest.mark.parametrize("role", ["worker", "officer"])
def test_staff_move_with_their_own_channel(role: str, request: pytest.FixtureRequest) -> None:
    who: Person = request.getfixturevalue(role)
    assert (_channel("resident"), _channel(who.role)) == ("web", "worker")
