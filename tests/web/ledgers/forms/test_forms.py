"""The asker's pages: the desk, the builder, the form that exists already."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from jiayuan.kernel import clock
from jiayuan.ledgers import api
from tests.ledgers.forms.conftest import Office, second_officer
from tests.tree import HOME, STREET

pytestmark = pytest.mark.django_db


def built(**changes: object) -> dict[str, object]:
    """What the builder's page sends."""
    due = (clock.today() + timedelta(days=7)).isoformat()
    return {"title": "独居老人", "attrs": ["phone"], "place": STREET.value, "age_min": "60", "due": due} | changes


def follow(client: Client, path: str, data: dict[str, object]) -> str:
    return client.post(path, data, follow=True).content.decode()


def test_a_steward_builds_and_sends_a_form(office: Office) -> None:
    client = office.people.officer.client()
    made = client.post("/staff/forms/new/", built())
    assert made.status_code == 302
    assert "发给社区" in client.get(made["Location"]).content.decode()
    page = follow(client, f"{made['Location']}do/", {"command": "open"})
    assert "府右街南社区" in page
    assert "独居老人" in office.people.worker.client().get("/staff/forms/").content.decode()


def test_a_form_that_exists_is_shown_instead(office: Office, task: api.TaskRef) -> None:
    answer = office.people.officer.client().post("/staff/forms/new/", built(attrs=["phone", "residence.actual"]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"/staff/forms/{task.form}/" in page
    assert "已问过 2 项中的 2 项" in page


@pytest.mark.parametrize("changes", [{"place": HOME.value[:6] + "2."}, {"attrs": ["faith"]}, {"due": "2020-01-01"}])
def test_the_builder_refuses_what_it_did_not_offer(office: Office, changes: dict[str, object]) -> None:
    assert office.people.officer.client().post("/staff/forms/new/", built(**changes)).status_code == 422


def test_the_desk_of_a_worker_offers_parts_and_no_builder(office: Office, task: api.TaskRef) -> None:
    page = office.people.worker.client().get("/staff/forms/").content.decode()
    assert f"/staff/forms/tasks/{task.id}/" in page
    assert "/staff/forms/new/" not in page
    assert office.people.worker.client().get("/staff/forms/new/").status_code == 403


def test_a_form_shows_how_much_came_filled(office: Office, task: api.TaskRef) -> None:
    page = office.people.officer.client().get(f"/staff/forms/{task.form}/").content.decode()
    for words in ("预先填好的格", "联系电话、现住址、老年人能力评估", "府右街南社区", "待填报"):
        assert words in page


def test_asking_again_waits_for_another_steward_on_the_page(office: Office) -> None:
    client = office.people.officer.client()
    path = client.post("/staff/forms/new/", built(again_reason="换号多"))["Location"]
    assert "重复询问的理由等待另一位数据专员同意" in client.get(path).content.decode()
    assert "要由另一位数据专员同意" in follow(client, f"{path}do/", {"command": "agree"})
    other = second_officer().client()
    assert "发给社区" in follow(other, f"{path}do/", {"command": "agree"})
    assert "府右街南社区" in follow(other, f"{path}do/", {"command": "open"})


def test_what_stops_the_opening_is_told(office: Office) -> None:
    client = office.people.officer.client()
    path = client.post("/staff/forms/new/", built(known=["dis.level"]))["Location"]
    assert "范围内没有符合条件的人" in follow(client, f"{path}do/", {"command": "open"})


def test_a_list_of_people_to_watch_is_refused_in_words(office: Office) -> None:
    answer = office.people.officer.client().post("/staff/forms/new/", built(title="重点人员摸排"))
    assert answer.status_code == 422
    assert "居民在这里只作为被服务的人出现" in answer.content.decode()


def test_the_pages_speak_english(office: Office, task: api.TaskRef) -> None:
    client = office.people.officer.client()
    client.cookies["django_language"] = "en"
    page = client.get(f"/staff/forms/{task.form}/").content.decode()
    assert "cells that came filled" in page
    assert "预先填好" not in page
