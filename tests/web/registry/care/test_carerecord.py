"""The worker's page: a yes with its paper, a no, and nothing about before."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.registry.models import CareEntry
from tests.people import as_service
from tests.registry.care.conftest import Town

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
