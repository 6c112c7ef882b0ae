"""The worker's page: a yes with its paper, a no, and nothing about before."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.identity.api import NewAccount, create_accounts, give_grant
from jiayuan.registry.models import CareEntry
from tests.people import Person, as_service
from tests.registry.care.conftest import Town
from tests.tree import HOME

pytestmark = pytest.mark.django_db
YES = {"needs": ["oxygen", "alone"], "contact": "女儿 139", "agree": "on"}


def entries() -> int:
    with as_service():
        return CareEntry.objects.count()


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


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


@pytest.mark.parametrize(
    "changes", [{"channel": "web"}, {"channel": "telepathy"}, {"needs": []}, {"proof": "x" * 61}, {"needs": ["score"]}]
)
def test_a_record_wants_a_real_channel_a_need_and_a_paper(town: Town, changes: dict[str, object]) -> None:
    data = {"answer": "yes", "needs": ["alone"], "channel": "paper", "proof": "017"} | changes
    answer = town.people.worker.client().post(f"/staff/care/people/{town.resident}/", data)
    assert (answer.status_code, entries()) == (422, 0)


def test_the_search_says_gently_that_nobody_was_found(town: Town) -> None:
    found = town.people.neighbour.client().post("/staff/care/find/", {"name": "王秀兰", "phone": "13800000001"})
    page = found.content.decode()
    assert "您的范围内没有找到" in page
    assert str(town.resident) not in page


def test_a_grid_worker_records_nothing(town: Town) -> None:
    with as_service():
        (account,) = create_accounts([NewAccount("staff", "孙网格", "13800000019", None, HOME)])
        grant = give_grant(account, "grid_worker", HOME, reason="tests")
    client = Person(account, "孙网格", HOME, grant, None, "grid_worker").client()
    for path in ("/staff/care/find/", f"/staff/care/people/{town.resident}/"):
        assert client.get(path).status_code == 403
    assert client.get("/staff/care/").status_code == 200


def test_an_unknown_person_is_not_there(town: Town) -> None:
    client = town.people.worker.client()
    assert client.get("/staff/care/people/00000000-0000-7000-8000-00000000dead/").status_code == 404
