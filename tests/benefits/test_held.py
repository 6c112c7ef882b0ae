"""What was begun under an earlier book is shown by its id; nothing is decided by a book that has it no more."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.held import name_of, policy_of
from jiayuan.benefits.models import Entitlement, Offer
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.money import drawn
from tests.people import Person

GONE = "bj.gone"


def test_a_name_or_the_id_with_a_note() -> None:
    assert name_of("bj.elder_aged") == policy_of("bj.elder_aged").name
    assert name_of(GONE).zh.startswith(GONE)
    with pytest.raises(Refused) as refused:
        policy_of(GONE)
    assert refused.value.code == "policy-gone"


@pytest.fixture
def left(aged: Offer, officer: Person) -> Offer:
    """An offer, and a period drawn, of a policy that left the book."""
    with officer.acting(BENEFIT_CHECK):
        drawn(aged.person, policy=GONE)
        Offer.objects.filter(pk=aged.pk).update(state="lapsed")
        return Offer.objects.get(policy=GONE)


@pytest.mark.django_db
def test_the_person_sees_both(left: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF) as acting:
        mine = api.my_benefits(acting.scope)
    assert [one.name[: len(GONE)] for one in mine.drawing] == [GONE]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/me/benefits/", "/me/benefits/{0}/", "/me/benefits/{0}/receipt/"])
def test_no_page_of_the_person_breaks(page: str, left: Offer, resident: Person) -> None:
    answer = resident.client().get(page.format(left.pk))
    assert answer.status_code == (200 if page == "/me/benefits/" else 422)


@pytest.mark.django_db
@pytest.mark.parametrize(("page", "status"), [("queue/", 200), ("{0}/", 422), ("stops/", 200), ("pay/", 200)])
def test_no_page_of_the_office_breaks(page: str, status: int, left: Offer, officer: Person) -> None:
    assert officer.client().get(f"/staff/benefits/{page.format(left.pk)}").status_code == status


@pytest.mark.django_db
def test_the_night_leaves_it_alone(left: Offer, officer: Person) -> None:
    api.nightly()
    with officer.acting(BENEFIT_MATCHING):
        assert Entitlement.objects.get().to_month is None


@pytest.mark.django_db
def test_nothing_is_decided_about_it(left: Offer, officer: Person, base: UUID) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(Refused) as refused:
        api.command(left.pk, "stop", {"reason": "hukou"})
    assert refused.value.code == "policy-gone"
