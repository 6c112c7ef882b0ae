"""Whom a campaign still has to reach, by telephone and at the door."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries import reachlist
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.conftest import Audited
from tests.benefits.residents import changed
from tests.benefits.steps import tried
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(found: dict[str, Offer], ran: object, officer: Person) -> UUID:
    with officer.acting(BENEFIT_MATCHING):
        return api.start_campaign("老年人", ["bj.elder_aged"])


def calls(who: Person, campaign: UUID, after: str = "") -> api.ReachList:
    with who.acting(BENEFIT_MATCHING) as acting:
        return api.call_list(acting.scope, campaign, after)


def visits(who: Person, campaign: UUID) -> api.ReachList:
    with who.acting(BENEFIT_MATCHING) as acting:
        return api.visit_list(acting.scope, campaign)


def test_a_call_shows_masked_name_and_telephone(campaign: UUID, base: UUID, officer: Person) -> None:
    changed(base, phone="13911110000")
    (row,) = calls(officer, campaign).rows
    assert (row.person, row.phone, row.tries) == ("王*", "13911110000", 0)


def test_without_a_telephone_the_row_stays(campaign: UUID, officer: Person) -> None:
    assert [row.phone for row in calls(officer, campaign).rows] == [""]


@pytest.mark.parametrize(("times", "called", "visited"), [(0, 1, 0), (2, 1, 0), (3, 0, 1)])
def test_after_three_tries_the_call_becomes_a_visit(
    times: int, called: int, visited: int, campaign: UUID, aged: Offer, officer: Person
) -> None:
    tried(aged.pk, officer, times)
    assert (len(calls(officer, campaign).rows), len(visits(officer, campaign).rows)) == (called, visited)


def test_at_the_door_no_telephone_is_needed(campaign: UUID, base: UUID, aged: Offer, officer: Person) -> None:
    changed(base, phone="13911110000")
    tried(aged.pk, officer, 3)
    assert [row.phone for row in visits(officer, campaign).rows] == [""]


def test_who_has_answered_is_left_in_peace(campaign: UUID, aged: Offer, resident: Person, officer: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "decline")
    assert calls(officer, campaign).rows == ()


def test_a_list_pages_by_key(campaign: UUID, officer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reachlist, "PAGE", 1)
    with officer.acting(BENEFIT_MATCHING):
        Offer.objects.filter(policy="bj.elder_hardship").update(campaign=campaign)
    first = calls(officer, campaign)
    second = calls(officer, campaign, first.after)
    assert [len(page.rows) for page in (first, second)] == [1, 1]
    assert first.rows[0].offer != second.rows[0].offer
    assert second.after == ""


def test_a_cut_address_is_not_there(campaign: UUID, officer: Person) -> None:
    with pytest.raises(NotFound):
        calls(officer, campaign, "110102._x")


def test_each_list_is_recorded_for_those_on_it(campaign: UUID, officer: Person, audited: Audited) -> None:
    calls(officer, campaign)
    assert len(audited("benefits.reachlist")) == 1


def test_the_next_community_has_no_such_campaign(campaign: UUID, neighbour: Person) -> None:
    with pytest.raises(NotFound):
        calls(neighbour, campaign)
