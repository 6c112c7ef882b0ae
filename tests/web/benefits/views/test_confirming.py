"""The confirmation in a browser: one thing per page, four answers at most, no attachment."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from jiayuan.benefits.models import Answer, Offer
from jiayuan.kernel.purpose import SERVICE_SELF
from tests.benefits.residents import changed
from tests.people import Person

pytestmark = pytest.mark.django_db


def hidden(html: str) -> dict[str, str]:
    """The hidden fields of the page's form."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))


def walk(client: Client, offer: Offer, **answers: str) -> str:
    """Sends page after page as a reader without script would; the last page's address or text."""
    where = f"/me/benefits/{offer.pk}/confirm/"
    html = client.get(where).content.decode()
    for _ in range(4):
        response = client.post(where, {**hidden(html), **answers})
        if response.status_code == 302:
            return response.headers["Location"]
        html = response.content.decode()
    return html


def test_the_pages_lead_to_a_receipt(aged: Offer, resident: Person) -> None:
    client = resident.client()
    address = walk(client, aged, authorise="yes")
    assert address.endswith("/receipt/")
    assert client.get(address).status_code == 200


def test_a_pair_is_asked_on_its_own_page(nursing: Offer, resident: Person) -> None:
    walk(resident.client(), nursing, authorise="yes", choice=nursing.policy)
    with resident.acting(SERVICE_SELF):
        asked = set(Answer.objects.filter(offer=nursing).values_list("question", flat=True))
    assert asked == {"facts", "account", "choice", "authorise"}


def test_choosing_the_other_is_an_application_for_it(nursing: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        Offer.objects.filter(policy="bj.elder_nursing").update(state="lapsed")
    walk(resident.client(), nursing, authorise="yes", choice="bj.elder_nursing")
    with resident.acting(SERVICE_SELF):
        states = dict(
            Offer.objects.filter(policy__endswith="nursing").values_list("policy", "state").order_by("found_at")
        )
    assert states == {"bj.disabled_nursing": "declined", "bj.elder_nursing": "confirmed"}


def test_without_authorisation_nothing_is_sent(aged: Offer, resident: Person) -> None:
    assert "jy-callout" in walk(resident.client(), aged)
    with resident.acting(SERVICE_SELF):
        assert Offer.objects.get(pk=aged.pk).state == "found"


def test_a_wrong_account_is_shown_again(aged: Offer, resident: Person) -> None:
    where = f"/me/benefits/{aged.pk}/confirm/"
    client = resident.client()
    first = hidden(client.get(where).content.decode())
    html = client.post(where, {**first, "step": "account", "account_number": "12"}).content.decode()
    assert "12至19位" in html


def test_a_value_that_changed_meanwhile_is_shown_again(aged: Offer, resident: Person) -> None:
    where = f"/me/benefits/{aged.pk}/confirm/"
    client = resident.client()
    html = client.get(where).content.decode()
    for _ in range(2):
        html = client.post(where, hidden(html)).content.decode()
    changed(aged.person, birth="1939-01-01")
    html = client.post(where, {**hidden(html), "authorise": "yes"}).content.decode()
    assert "您的资料刚有更新" in html
    assert "1939-01-01" in html
    with resident.acting(SERVICE_SELF):
        assert Offer.objects.get(pk=aged.pk).state == "found"


def test_the_number_is_carried_in_the_form_not_in_the_session(aged: Offer, resident: Person) -> None:
    where = f"/me/benefits/{aged.pk}/confirm/"
    client = resident.client()
    html = client.post(where, {**hidden(client.get(where).content.decode()), "step": "facts"}).content.decode()
    html = client.post(where, {**hidden(html), "account_number": "6222 0200 0000 1234"}).content.decode()
    assert hidden(html)["account_number"] == "6222020000001234"
    assert "6222" not in str(dict(client.session))


def test_a_step_nobody_knows_is_the_first(aged: Offer, resident: Person) -> None:
    html = resident.client().post(f"/me/benefits/{aged.pk}/confirm/", {"step": "dance"}).content.decode()
    assert hidden(html)["step"] == "facts"


def test_a_choice_that_is_none_is_refused(nursing: Offer, resident: Person) -> None:
    answer = walk(resident.client(), nursing, authorise="yes", choice="bj.nothing")
    assert "receipt" not in answer
    with resident.acting(SERVICE_SELF):
        assert Offer.objects.get(pk=nursing.pk).state in {"found", "declined"}


def test_confirming_twice_is_a_conflict(aged: Offer, resident: Person) -> None:
    client = resident.client()
    walk(client, aged, authorise="yes")
    first = hidden(client.get(f"/me/benefits/{aged.pk}/confirm/").content.decode())
    answers = {**first, "step": "authorise", "facts": "right", "authorise": "yes"}
    assert client.post(f"/me/benefits/{aged.pk}/confirm/", answers).status_code == 409


def test_the_pages_are_whole_in_english(nursing: Offer, resident: Person) -> None:
    where, english = f"/me/benefits/{nursing.pk}/confirm/", {"accept-language": "en"}
    client = resident.client()
    html = client.get(where, headers=english).content.decode()
    for _ in range(3):
        main = html[html.index("<main") : html.index("</main>")]
        assert not [word for word in ("信息对吗", "哪个账户", "下一步", "只能领一项") if word in main]
        html = client.post(where, hidden(html), headers=english).content.decode()


def test_the_neighbour_confirms_nothing(aged: Offer, neighbour: Person) -> None:
    answers = {"step": "authorise", "facts": "right", "authorise": "yes"}
    client = neighbour.as_resident().client()
    assert client.post(f"/me/benefits/{aged.pk}/confirm/", answers).status_code == 404


def test_a_source_that_is_down_is_said_and_the_form_goes_on(nursing: Offer, resident: Person, settings: Any) -> None:
    settings.SOURCES_DOWN = frozenset({"残疾人证库"})
    html = resident.client().get(f"/me/benefits/{nursing.pk}/confirm/").content.decode()
    assert "残疾人证库暂时查不到" in html
    assert "都对，下一步" in html


def test_while_all_answer_there_is_no_banner(nursing: Offer, resident: Person) -> None:
    assert "暂时查不到" not in resident.client().get(f"/me/benefits/{nursing.pk}/confirm/").content.decode()


def test_choosing_the_other_that_was_found_leads_to_its_own_form(found: dict[str, Offer], resident: Person) -> None:
    one, other = found["bj.disabled_nursing"], found["bj.elder_nursing"]
    client = resident.client()
    page = f"/me/benefits/{one.pk}/confirm/"
    said = {"step": "authorise", "authorise": "yes", "facts": "right", "choice": other.policy}
    answer = client.post(page, said)
    assert answer["Location"] == f"/me/benefits/{other.pk}/confirm/"
