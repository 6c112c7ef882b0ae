"""The inbox as a page; nobody opens another's message."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.identity.api import inbox, send_message
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.people import Person

pytestmark = pytest.mark.django_db


def sent(to: Person, by: Person, template: str = "benefits.contact", number: int = 1) -> int:
    """Sends some messages; the number of the latest."""
    assert to.subject
    with by.acting(BENEFIT_CHECK):
        for one in range(number):
            send_message(to.subject, template, {"offer": str(uuid7())}, f"tests:{template}:{one}")
    with to.acting(SERVICE_SELF):
        return inbox(to.subject)[0].id


def test_messages_are_read_as_sentences(resident: Person, worker: Person) -> None:
    sent(resident, worker)
    html = resident.client().get("/me/messages/").content.decode()
    assert "街道为您找到一项可能适合您的服务" in html
    assert "benefits.contact" not in html


def test_they_are_read_in_english_too(resident: Person, worker: Person) -> None:
    sent(resident, worker)
    html = resident.client().get("/me/messages/", headers={"accept-language": "en"}).content.decode()
    assert "The street has found something" in html


def test_an_empty_inbox_is_calm(resident: Person) -> None:
    assert "还没有消息" in resident.client().get("/me/messages/").content.decode()


def test_opening_marks_as_read_and_leads_to_the_matter(resident: Person, worker: Person) -> None:
    number = sent(resident, worker)
    client = resident.client()
    assert "未读" in client.get("/me/messages/").content.decode()
    response = client.post(f"/me/messages/{number}/")
    assert response.headers["Location"].startswith("/me/benefits/")
    assert "未读" not in client.get("/me/messages/").content.decode()


def test_pages_go_back_in_time(resident: Person, worker: Person) -> None:
    latest = sent(resident, worker, number=25)
    client = resident.client()
    first = client.get("/me/messages/").content.decode()
    assert first.count("<time") == 20
    assert client.get(f"/me/messages/?before={latest - 19}").content.decode().count("<time") == 5


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "１２"])
def test_a_strange_address_is_the_first_page(before: str, resident: Person, worker: Person) -> None:
    sent(resident, worker)
    assert "街道为您找到" in resident.client().get("/me/messages/", {"before": before}).content.decode()


def test_the_neighbour_gets_404_and_an_empty_list(resident: Person, worker: Person, neighbour: Person) -> None:
    number = sent(resident, worker)
    client = neighbour.as_resident().client()
    assert client.post(f"/me/messages/{number}/").status_code == 404
    assert "还没有消息" in client.get("/me/messages/").content.decode()


def test_looking_is_not_opening(resident: Person, worker: Person) -> None:
    number = sent(resident, worker)
    assert resident.client().get(f"/me/messages/{number}/").status_code == 405


def test_a_visitor_logs_in_first(client: Client) -> None:
    assert client.get("/me/messages/").status_code == 302
