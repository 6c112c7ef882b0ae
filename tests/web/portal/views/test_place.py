"""Changing place in one step, and who is on duty."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from jiayuan.identity.api import add_shift, put_roster
from jiayuan.kernel import clock
from jiayuan.web.portal.place import COOKIE
from tests.people import Person
from tests.tree import HOME, NEXT, STREET

pytestmark = pytest.mark.django_db


def test_a_place_is_chosen_in_one_step_and_kept_on_the_device(client: Client, tree: None) -> None:
    response = client.post("/place/", {"path": NEXT.value})
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert client.cookies[COOKIE].value == NEXT.value
    assert "西交民巷社区" in client.get("/").content.decode()


def test_back_home_forgets_the_choice(resident: Person) -> None:
    client = resident.client()
    client.post("/place/", {"path": NEXT.value})
    client.post("/place/", {"path": ""})
    assert "红墙小区" in client.get("/").content.decode()


@pytest.mark.parametrize(("path", "status"), [("110199.", 404), ("nonsense", 422)])
def test_a_place_that_is_none_is_refused(client: Client, tree: None, path: str, status: int) -> None:
    assert client.post("/place/", {"path": path}).status_code == status


def test_the_page_offers_what_lies_inside(client: Client, tree: None) -> None:
    client.cookies[COOKIE] = STREET.value
    text = client.get("/place/").content.decode()
    assert text.count(f'value="{STREET}') == 11


def test_a_place_is_found_by_name(client: Client, tree: None) -> None:
    assert f'value="{HOME}' in client.get("/place/?q=红墙").content.decode()


def test_a_visitor_gets_the_hotline(client: Client, tree: None) -> None:
    assert "tel:12345" in client.get("/contact/").content.decode()


def test_a_resident_sees_who_is_on_duty_and_the_neighbour_does_not(
    resident: Person, neighbour: Person, worker: Person, officer: Person
) -> None:
    now = clock.now()
    with officer.acting():
        roster = put_roster("duty", HOME, "社区值班")
        add_shift(roster, worker.account_id, now, now + timedelta(hours=8), post="社工", relay="01066000000")
    assert "李娜" in resident.client().get("/contact/").content.decode()
    assert "李娜" not in neighbour.as_resident().client().get("/contact/").content.decode()
