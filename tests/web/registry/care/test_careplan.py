"""Staff pages: numbers for planning, emergencies, names on shift."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from jiayuan.identity.api import Channel
from jiayuan.kernel.purpose import EMERGENCY_CARE
from jiayuan.registry.api import Wishes, record_care_yes
from tests.ledgers import books
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


@pytest.mark.parametrize("changes", [{"hours": "73"}, {"hours": "0"}, {"place": "110105."}, {"reason": " "}])
def test_a_declaration_wants_an_end_a_place_and_a_reason(town: Town, changes: dict[str, str]) -> None:
    words = {"name": "停电", "reason": "检修", "place": STREET.value, "hours": "5"} | changes
    assert town.people.officer.client().post("/staff/care/declare/", words).status_code == 422


def test_workers_see_the_emergency_and_no_switch(town: Town, storm: UUID) -> None:
    client, path = town.people.worker.client(), f"/staff/care/emergencies/{storm}/"
    assert "结束应急" not in text(client, path)
    assert client.post(f"{path}do/", {"command": "stand_down"}).status_code == 403
    assert client.get("/staff/care/declare/").status_code == 403


def test_the_list_is_shut_the_moment_it_ends(town: Town, storm: UUID) -> None:
    path = f"/staff/care/emergencies/{storm}/"
    worker = town.people.worker.client()
    assert worker.get(f"{path}{HOME_BUILDING.value}/").status_code == 200
    town.second.client().post(f"{path}do/", {"command": "stand_down"})
    assert worker.get(f"{path}{HOME_BUILDING.value}/").status_code == 403
    assert "名册是合上的" in text(worker, path)


def test_a_second_switch_is_told(town: Town, storm: UUID) -> None:
    officer, path = town.people.officer.client(), f"/staff/care/emergencies/{storm}/"
    officer.post(f"{path}do/", {"command": "stand_down"})
    answer = officer.post(f"{path}do/", {"command": "confirm"}, follow=True)
    assert "现在不能做这一步" in answer.content.decode()


def test_the_most_urgent_stand_first_and_phones_are_shown(town: Town, storm: UUID) -> None:
    with town.people.worker.acting(EMERGENCY_CARE):
        record_care_yes(books.person(0), Wishes(("hearing",), "儿子 137"), Channel.VISIT, "1")
    page = text(town.people.worker.client(), f"/staff/care/emergencies/{storm}/{HOME_BUILDING.value}/")
    assert page.index("女儿 13900000000") < page.index("儿子 137")
    assert "听不见警报" in page


def test_the_pages_speak_english(town: Town, storm: UUID) -> None:
    client = town.people.worker.client()
    client.cookies["django_language"] = "en"
    assert "fewer than 10" in text(client, "/staff/care/")
    assert "On oxygen" in text(client, f"/staff/care/emergencies/{storm}/{HOME_BUILDING.value}/")
