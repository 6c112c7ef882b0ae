"""A resident whose two records became one sees and answers everything of both."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.benefits.selves import other_selves
from jiayuan.identity.api import as_self
from jiayuan.kernel.errors import NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from jiayuan.registry import api as registry
from tests.architecture.source import PACKAGE, python_files
from tests.benefits.residents import person
from tests.benefits.steps import answers
from tests.people import Person, as_service

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["survivor", "other"])
def joined(request: pytest.FixtureRequest, aged: Offer) -> UUID:
    """The resident's record and a twin's became one; her account stands on either of the two."""
    twin = person()
    with as_service():
        pair = (aged.person, twin) if request.param == "survivor" else (twin, aged.person)
        registry.merge(*pair, "同一人")
        Offer.objects.filter(pk=aged.pk).update(state="declined")
        same = {"policy": aged.policy, "book_hash": "x", "entitled_from": aged.entitled_from, "kind": "sure"}
        Offer.objects.create(
            **same, person=twin, place_path=aged.place_path, state="found", found_at=aged.found_at,
            moved_at=aged.moved_at, amount=10_000, row="r1",
        )  # fmt: skip
    return twin


def of_twin(twin: UUID) -> UUID:
    with as_service():
        return Offer.objects.get(person=twin).pk


def test_both_are_mine(joined: UUID, aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        assert {of_twin(joined), aged.pk} <= {offer.pk for offer in api.all_own_offers()}
        assert of_twin(joined) in {card.id for card in api.all_my_benefits().may_be_mine}


def test_what_stands_under_the_other_id_is_answered(joined: UUID, resident: Person) -> None:
    key = of_twin(joined)
    with resident.acting(SERVICE_SELF), api.as_owner(key):
        assert api.prefill(Offer.objects.get(pk=key)).lines[0].value
        assert api.command(key, "confirm", answers(key)).state == "confirmed"


@pytest.mark.parametrize("page", ["", "confirm/", "dispute/"])
def test_its_pages_open(page: str, joined: UUID, resident: Person) -> None:
    assert resident.client().get(f"/me/benefits/{of_twin(joined)}/{page}").status_code == 200


def test_to_the_neighbour_neither_is_there(joined: UUID, neighbour: Person) -> None:
    key = of_twin(joined)
    assert neighbour.as_resident().client().get(f"/me/benefits/{key}/").status_code == 404
    with neighbour.as_resident().acting(SERVICE_SELF) as acting, api.as_owner(key), pytest.raises(NotFound):
        api.offer_in(acting.scope, key)


def test_a_merge_undone_is_two_people_again(joined: UUID, aged: Offer, resident: Person) -> None:
    with as_service():
        registry.unmerge(joined if registry.resolve(joined) != joined else aged.person, "不是一人")
    with resident.acting(SERVICE_SELF):
        assert other_selves() == []


def test_alone_there_is_nobody_else(aged: Offer, resident: Person, officer: Person) -> None:
    for who, purpose in ((resident, SERVICE_SELF), (officer, BENEFIT_CHECK)):
        with who.acting(purpose):
            assert other_selves() == []


def test_staff_become_nobody(officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(NotAllowed), as_self(uuid7()):
        pass


def test_only_after_asking_the_base_does_somebody_go_on_as_another_self() -> None:
    users = {str(file.relative_to(PACKAGE)) for file in python_files() if "as_self" in file.read_text(encoding="utf-8")}
    assert users == {"identity/acting.py", "identity/api.py", "benefits/selves.py"}
