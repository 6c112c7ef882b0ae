"""The confirmation in a browser: one thing per page, four answers at most, no attachment."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from jiayuan.benefits.models import Answer, Offer
from jiayuan.kernel.purpose import SERVICE_SELF
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
