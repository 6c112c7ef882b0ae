"""Each page × each role: who may enter, and that the neighbour finds nothing, neither pages nor lists."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from django.http import HttpResponse
from django.test import Client

from jiayuan.identity.rules import role_may
from tests.people import People, Person
from tests.security.routes import Objects, Route, routes

pytestmark = pytest.mark.django_db
ROUTES = routes()
PEOPLE = ("resident", "neighbour", "worker", "officer", "auditor")
FINE = {200, 204, 302, 303}
SENT_BACK = {400, 404, 409, 415, 422}
NOT_THERE = SENT_BACK | {302}
each_route = pytest.mark.parametrize("route", ROUTES, ids=[route.name for route in ROUTES])


BY_NAME = {route.name: route for route in ROUTES}


def words(response: HttpResponse) -> str:
    """The page as read, without the address it was asked by and the one-time marks of its forms."""
    page = re.sub(r'value="[^"]*"|next=[^"&]*|csrf[^"]*"[^"]*"', "", response.content.decode())
    return re.sub(r"X-CSRFToken[^}]*}", "", page)


def of_kind(kind: str) -> list[Route]:
    return [route for route in ROUTES if route.access.kind == kind]


def ask(client: Client, route: Route, values: Mapping[str, object] | None = None) -> HttpResponse:
    """Opens the page; where it only takes what is sent to it, sends an empty form."""
    address = route.address(values)
    response = client.get(address)
    return client.post(address) if response.status_code == 405 else response


def status(client: Client, route: Route, values: Mapping[str, object] | None = None) -> int:
    return int(ask(client, route, values).status_code)


def expected(route: Route, person: Person) -> set[int]:
    """What an address of nothing, or of a plain page, may answer this person."""
    rule = route.access
    if rule.kind == "staff" and (
        person.grant_id is None or (rule.permission and not role_may(person.role, rule.permission))
    ):
        return {403}
    if rule.kind == "resident" and person.subject is None:
        return {403}
    return NOT_THERE if route.parts else FINE | SENT_BACK


@each_route
def test_strangers_enter_open_pages_only(people: People, client: Client, route: Route) -> None:
    response = ask(client, route)
    if route.access.kind == "open":
        assert response.status_code in FINE | NOT_THERE
    else:
        assert response.status_code == 302
        assert response["Location"].startswith("/login/")


@each_route
def test_who_may_enter(people: People, route: Route) -> None:
    for who in PEOPLE:
        person: Person = getattr(people, who)
        found = status(person.client(), route)
        allowed = set(range(200, 500)) if route.access.kind == "open" else expected(route, person)
        assert found in allowed, who


@pytest.mark.parametrize("route", of_kind("staff"), ids=lambda route: route.name)
def test_staff_need_the_second_factor(people: People, route: Route) -> None:
    client = people.worker.client()
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    assert ask(client, route)["Location"].startswith("/login/second-factor/")


@pytest.mark.parametrize("route", [route for route in ROUTES if not route.parts], ids=lambda route: route.name)
def test_no_list_names_people_of_the_next_community(people: People, route: Route) -> None:
    page = people.worker.client().get(route.address(), follow=True).content.decode(errors="replace")
    assert people.neighbour.name not in page
    assert str(people.neighbour.subject) not in page


def own(people: People, route: Route) -> Person:
    return people.worker if route.access.kind == "staff" else people.resident


def other(people: People, route: Route) -> Person:
    return people.neighbour if route.access.kind == "staff" else people.neighbour.as_resident()


def test_the_own_object_opens_and_the_neighbours_does_not(people: People, objects: Objects) -> None:
    for name, values in objects.items():
        route = BY_NAME[name]
        assert status(own(people, route).client(), route, values) in FINE, name
        assert status(other(people, route).client(), route, values) == 404, name


def test_absent_and_foreign_look_the_same(people: People, objects: Objects) -> None:
    for name, values in objects.items():
        route = BY_NAME[name]
        client = other(people, route).client()
        foreign, absent = ask(client, route, values), ask(client, route)
        assert (foreign.status_code, words(foreign)) == (absent.status_code, words(absent)), name


def test_each_module_with_objects_of_people_is_tried(objects: Objects) -> None:
    tried = {name.partition(":")[0] for name in objects}
    named = {route.name.partition(":")[0] for route in ROUTES if route.access.kind == "resident" and route.parts}
    assert named <= tried
