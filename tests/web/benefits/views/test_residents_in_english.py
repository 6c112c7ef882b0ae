"""Every page of a resident's benefits is whole in English."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.steps import confirmed
from tests.people import Person
from tests.web.benefits.english import left_over

pytestmark = pytest.mark.django_db
NO = {"reason": "no valid assessment", "cite": "2.2", "remedy": "ask for an assessment"}


@pytest.mark.parametrize("page", ["", "apply/", "apply/bj.temp_relief/", "apply/bj.dibao/"])
def test_what_may_be_mine(page: str, found: dict[str, Offer], resident: Person) -> None:
    assert left_over(resident.client(), f"/me/benefits/{page}") == []


@pytest.mark.parametrize("page", ["", "confirm/", "dispute/"])
@pytest.mark.parametrize("policy", ["bj.elder_aged", "bj.disabled_living", "bj.elder_nursing"])
def test_one_of_them(policy: str, page: str, found: dict[str, Offer], resident: Person) -> None:
    assert left_over(resident.client(), f"/me/benefits/{found[policy].pk}/{page}") == []


def test_what_follows_an_answer(aged: Offer, resident: Person) -> None:
    confirmed(aged.pk, resident)
    assert left_over(resident.client(), f"/me/benefits/{aged.pk}/receipt/") == []


def test_a_decision_and_its_letter(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "check")
        api.command(aged.pk, "fail", NO)
    client = resident.client()
    assert left_over(client, f"/me/benefits/{aged.pk}/") == []
    assert left_over(client, f"/me/benefits/{aged.pk}/letter/", "京民养老发〔2019〕160号", "445号 六\\(三\\)") == []
