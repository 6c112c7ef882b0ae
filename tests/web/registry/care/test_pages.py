"""The pages of the care register: the resident's yes and no, the worker's record, the emergency."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from jiayuan.registry.models import CareEntry
from tests.people import Person, as_service
from tests.registry.care.conftest import Town
from tests.tree import HOME_BUILDING, NEXT_BUILDING, STREET

pytestmark = pytest.mark.django_db
YES = {"needs": ["oxygen", "alone"], "contact": "女儿 139", "agree": "on"}


def entries() -> int:
    with as_service():
        return CareEntry.objects.count()


def resident(town: Town) -> Client:
    return town.people.resident.client()


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_resident_registers_changes_and_leaves(town: Town) -> None:
    client = resident(town)
    assert "我愿意登记" in text(client, "/me/care/")
    page = client.post("/me/care/yes/", YES, follow=True).content.decode()
    assert "在家吸氧或用呼吸机、独自居住" in page
    form = text(client, "/me/care/yes/")
    assert "女儿 139" in form
    # Consent is asked anew, not remembered.
    assert 'name="agree"' in form
    assert 'id="id_agree" checked' not in form
    assert "我愿意登记" in client.post("/me/care/no/", follow=True).content.decode()
    assert entries() == 0


@pytest.mark.parametrize("changes", [{"agree": ""}, {"needs": []}, {"needs": ["faith"]}])
def test_without_tick_or_need_nothing_is_registered(town: Town, changes: dict[str, object]) -> None:
    assert resident(town).post("/me/care/yes/", YES | changes).status_code == 422
    assert entries() == 0


def test_elder_mode_and_english_say_the_same(town: Town) -> None:
    client = resident(town)
    client.cookies["django_language"] = "en"
    client.post("/me/care/yes/", YES)
    assert "Leave and delete the entry" in text(client, "/me/care/")


def test_the_inbox_tells_who_recorded_or_looked(town: Town, storm: UUID) -> None:
    town.names(storm)
    client = resident(town)
    page = text(client, "/me/messages/")
    assert "“暴雨停电”期间" in page
    assert "暴雨停电" in text(client, "/me/care/")


def test_a_worker_records_a_yes_with_its_paper(town: Town) -> None:
    client, path = town.people.worker.client(), f"/staff/care/people/{town.resident}/"
    assert "王*" in text(client, path)
    wrong = client.post(path, {"answer": "yes", "needs": ["alone"], "channel": "visit", "proof": ""})
    assert wrong.status_code == 422
    done = client.post(path, {"answer": "yes", "needs": ["alone"], "channel": "visit", "proof": "017"}, follow=True)
    assert "已登记，并已告诉本人" in done.content.decode()
    assert entries() == 1
    client.post(path, {"answer": "no"})
    assert entries() == 0


def test_the_record_page_does_not_tell_whether_somebody_is_registered(town: Town) -> None:
    client, path = town.people.worker.client(), f"/staff/care/people/{town.resident}/"
    before = text(client, path)
    town.say_yes()
    after = text(client, path)
    assert before.count("checked") == after.count("checked")
    assert "13900000000" not in after


def test_a_worker_finds_the_person_by_a_narrow_search_only(town: Town) -> None:
    client = town.people.worker.client()
    assert client.post("/staff/care/find/", {"name": "王秀兰"}).status_code == 422
    found = client.post("/staff/care/find/", {"name": "王秀兰", "room": "红墙小区1号楼1单元301室"})
    assert f"/staff/care/people/{town.resident}/" in found.content.decode()


def declared(client: Client) -> str:
    words = {"name": "停电", "reason": "检修", "place": STREET.value, "hours": "5"}
    return str(client.post("/staff/care/declare/", words)["Location"])


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


def nobody(person: Person, path: str) -> bool:
    return person.client().get(path).status_code == 404


def test_the_neighbour_finds_nothing(town: Town, storm: UUID) -> None:
    neighbour, path = town.people.neighbour, f"/staff/care/emergencies/{storm}/"
    assert nobody(neighbour, f"/staff/care/people/{town.resident}/")
    assert nobody(neighbour, f"{path}{HOME_BUILDING.value}/")
    assert neighbour.client().get(f"{path}{NEXT_BUILDING.value}/").status_code == 403
    assert "我愿意登记" in text(neighbour.as_resident().client(), "/me/care/")


@pytest.mark.parametrize("building", ["²", "no-such-thing", "110102.099."])
def test_an_odd_building_is_not_there(town: Town, storm: UUID, building: str) -> None:
    assert nobody(town.people.worker, f"/staff/care/emergencies/{storm}/{building}/")
