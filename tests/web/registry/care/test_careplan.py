"""Staff pages: numbers for planning, emergencies, names on shift."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from tests.people import Person
from tests.registry.care.conftest import Town
from tests.tree import HOME_BUILDING, NEXT_BUILDING, STREET

pytestmark = pytest.mark.django_db
YES = {"needs": ["oxygen", "alone"], "contact": "女儿 139", "agree": "on"}


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def declared(client: Client) -> str:
    words = {"name": "停电", "reason": "检修", "place": STREET.value, "hours": "5"}
    return str(client.post("/staff/care/declare/", words)["Location"])


def nobody(person: Person, path: str) -> bool:
    return person.client().get(path).status_code == 404


def test_two_officers_open_an_emergency_and_end_it(town: Town) -> None:
    first, second = town.people.officer.client(), town.second.client()
    path = declared(first)
    assert "确认启用" not in text(first, path)
    first.post(f"{path}do/", {"command": "confirm"})
    assert "要由另一位干部确认启用" in text(first, path)
    assert "确认启用" in text(second, path)
    second.post(f"{path}do/", {"command": "confirm"})
    assert "启用中" in text(first, "/staff/care/")
    second.post(f"{path}do/", {"command": "stand_down"})
    assert "现在没有应急" in text(first, "/staff/care/")


def test_names_stand_on_the_page_of_who_is_on_shift_alone(town: Town, storm: UUID) -> None:
    path = f"/staff/care/emergencies/{storm}/"
    worker = town.people.worker.client()
    assert f"{path}{HOME_BUILDING.value}/" in text(worker, path)
    page = worker.get(f"{path}{HOME_BUILDING.value}/")
    assert "王秀兰" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    officer = town.people.officer.client()
    assert "只有此刻在这片当班的人能看名册" in text(officer, path)
    assert officer.get(f"{path}{HOME_BUILDING.value}/").status_code == 403


def test_the_plan_shows_numbers_and_never_names(town: Town, storm: UUID) -> None:
    page = text(town.people.worker.client(), "/staff/care/")
    assert "不足10" in page
    assert "王秀兰" not in page


def test_the_neighbour_finds_nothing(town: Town, storm: UUID) -> None:
    neighbour, path = town.people.neighbour, f"/staff/care/emergencies/{storm}/"
    assert nobody(neighbour, f"/staff/care/people/{town.resident}/")
    assert nobody(neighbour, f"{path}{HOME_BUILDING.value}/")
    assert neighbour.client().get(f"{path}{NEXT_BUILDING.value}/").status_code == 403
    assert "我愿意登记" in text(neighbour.as_resident().client(), "/me/care/")


@pytest.mark.parametrize("building", ["²", "no-such-thing", "110102.099."])
def test_an_odd_building_is_not_there(town: Town, storm: UUID, building: str) -> None:
    assert nobody(town.people.worker, f"/staff/care/emergencies/{storm}/{building}/")
