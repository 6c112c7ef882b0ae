"""Asking without having been found."""

from __future__ import annotations

import re

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer, Statement
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.residents import person
from tests.people import Person

pytestmark = pytest.mark.django_db

PAGES = ("", "confirm/", "dispute/", "receipt/")
MOVES = ("decline/", "reconsider/", "appeal/")


def test_applying_without_being_found(base: object, resident: Person) -> None:
    client = resident.client()
    assert "高龄老年人津贴" in client.get("/me/benefits/apply/").content.decode()
    assert client.post("/me/benefits/apply/", {"policy": "bj.elder_aged"}).status_code == 302
    assert client.post("/me/benefits/apply/", {"policy": "bj.elder_aged"}).status_code == 409
    assert client.post("/me/benefits/apply/", {"policy": "x"}).status_code == 422


def test_whoever_does_not_qualify_may_still_ask(resident: Person) -> None:
    person(resident.place, key=resident.subject, birth="1990-01-01")
    html = resident.client().post("/me/benefits/apply/", {"policy": "bj.elder_aged"}, follow=True).content.decode()
    assert "已收到您的申请" in html
    with resident.acting(SERVICE_SELF):
        assert Offer.objects.get().kind == "applied"


def test_only_what_is_in_force_is_listed(base: object, resident: Person) -> None:
    html = resident.client().get("/me/benefits/apply/").content.decode()
    shown = html.count('name="policy"') + len(re.findall(r"/me/benefits/apply/bj\.", html))
    assert shown == len(api.load_book().applied_for(clock.today()))


@pytest.mark.parametrize("policy", ["", "bj.nothing", "../../etc"])
def test_what_there_is_not_cannot_be_asked_for(policy: str, base: object, resident: Person) -> None:
    response = resident.client().post("/me/benefits/apply/", {"policy": policy})
    assert response.status_code == 422
    assert "没有这项待遇" in response.content.decode()


def test_staff_apply_for_nobody(base: object, worker: Person) -> None:
    assert worker.client().post("/me/benefits/apply/", {"policy": "bj.elder_aged"}).status_code in {302, 403}
    with worker.acting(BENEFIT_CHECK):
        assert not Offer.objects.exists()


def test_what_is_paid_by_the_school_year_cannot_be_asked_for_here(resident: Person) -> None:
    """A sum for a school year must never be drawn every month."""
    assert resident.client().post("/me/benefits/apply/", {"policy": "bj.compulsory_edu"}).status_code == 422


CLAIM = "/me/benefits/apply/bj.temp_relief/"
UNIT = [one.id for one in api.load_book().applied_for(clock.today()) if not one.of_person]


@pytest.mark.parametrize("policy", UNIT)
def test_at_most_four_questions(policy: str, base: object, resident: Person) -> None:
    book = api.load_book()
    asked = [one.code for one in api.questions_of(book.policies[policy], book)]
    html = resident.client().get(f"/me/benefits/apply/{policy}/").content.decode()
    assert len(asked) == html.count('class="jy-field"') <= 4
    assert all(f'name="{code}"' in html for code in asked)


def test_a_claim_is_asked_in_the_words_of_the_catalogue(base: object, resident: Person) -> None:
    html = resident.client().get(CLAIM).content.decode()
    assert "遇到了什么困难？" in html
    assert "突发重大疾病" in html
    assert "全家总收入" not in html  # checked with an authorisation, never asked
    assert "jy-field" in html  # the look's own fields: one column at 360 px, without a script


def test_a_claim_is_kept_and_explained(base: object, resident: Person) -> None:
    said = {"claim.cause": "spending", "claim.persons": "2", "claim.spend": "6000.50"}
    html = resident.client().post(CLAIM, said, follow=True).content.decode()
    assert "已收到您的申请" in html
    assert "还不知道" in html
    assert "6000.50 元" in html
    with resident.acting(SERVICE_SELF):
        kept = dict(Statement.objects.values_list("fact", "said"))
    assert kept == {"claim.cause": "spending", "claim.persons": "2", "claim.spend": "600050"}


def test_not_knowing_is_an_answer(base: object, resident: Person) -> None:
    assert resident.client().post(CLAIM, {"claim.cause": "accident"}).status_code == 302
    with resident.acting(SERVICE_SELF):
        assert Offer.objects.get().amount is None


def test_what_is_no_answer_is_marked_and_nothing_is_sent(base: object, resident: Person) -> None:
    html = resident.client().post(CLAIM, {"claim.spend": "many"}).content.decode()
    assert "没有看懂" in html
    with resident.acting(SERVICE_SELF):
        assert not Offer.objects.exists()


def test_a_claim_there_is_not(base: object, resident: Person) -> None:
    assert resident.client().get("/me/benefits/apply/bj.nothing/").status_code == 404


def test_staff_claim_for_nobody(base: object, worker: Person) -> None:
    assert worker.client().get(CLAIM).status_code in {302, 403}


def test_of_oneself_the_same_page_asks_nothing(base: object, resident: Person) -> None:
    html = resident.client().get("/me/benefits/apply/bj.elder_aged/").content.decode()
    assert "jy-field" not in html
