"""Asking without having been found."""

from __future__ import annotations

import pytest

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
