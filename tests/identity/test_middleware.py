"""The request's number and who it is."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.people import Person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.identity.site")]


def test_every_answer_carries_a_number(client: Client) -> None:
    numbers = {client.get("/t/open/")["X-Request-ID"] for _ in range(3)}
    assert len(numbers) == 3


def test_a_proxys_number_is_kept(worker: Person) -> None:
    response = worker.client().get("/t/staff/", headers={"X-Request-ID": "proxy-12345678"})
    assert response["X-Request-ID"] == "proxy-12345678"
    assert response.content.decode().endswith("proxy-12345678")


@pytest.mark.parametrize("given", ["short", "a b c d e f g h", "x" * 65, "<script>alert"])
def test_a_strange_number_is_replaced(client: Client, given: str) -> None:
    assert client.get("/t/open/", headers={"X-Request-ID": given})["X-Request-ID"] != given
