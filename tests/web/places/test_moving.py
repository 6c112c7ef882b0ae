"""The page that brings a community under another street: for the district, shown first, then done by a job."""

from __future__ import annotations

import json
from typing import Any

import polars as pl
import pytest
from django.db import connection
from django.test import Client

from jiayuan.identity.api import NewAccount, as_login, create_accounts, give_grant
from jiayuan.kernel.errors import NotAllowed
from jiayuan.places.actions import load_tree
from jiayuan.places.models import Place
from jiayuan.web.places import tasks
from tests.people import People, Person, as_service
from tests.tree import DISTRICT, HOME, HOME_COMPOUND

PAGE = f"/staff/places/move/?at={HOME}"
GIVEN = {"street": "110102.002.", "code": "", "reason": "西政发〔2026〕3号"}
MOVED = "110102.002.001."


@pytest.fixture
def district(people: People) -> Person:
    row = {"path": "110102.002.", "kind": "street", "name": "新街口街道", "floors": None, "units": None}
    with as_service():
        load_tree(pl.DataFrame([row]))
        (account,) = create_accounts([NewAccount("staff", "何勇", "13800000008", None, DISTRICT)])
        grant = give_grant(account, "district_officer", DISTRICT, reason="tests")
    return Person(account, "何勇", DISTRICT, grant, None, "district_officer")


@pytest.fixture
def browser(district: Person) -> Client:
    return district.client()


def text(client: Client, **given: str) -> str:
    return str(client.post(PAGE, GIVEN | given).content.decode())


def test_the_community_s_page_leads_there_for_the_district_only(browser: Client, officer: Person) -> None:
    page = f"/staff/places/?at={HOME}"
    assert "places/move/" in browser.get(page).content.decode()
    assert "places/move/" not in officer.client().get(page).content.decode()


def test_the_preview_tells_numbers_and_moves_nothing(browser: Client) -> None:
    page = text(browser)
    for words in (MOVED, "确认划归", "在底库里的居民", "<dd>12</dd>"):
        assert words in page
    assert Place.objects.filter(path=HOME.value).exists()


def queued() -> dict[str, Any]:
    with as_login(), connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'places.move'")
        ((args,),) = cursor.fetchall()
    return dict(args if isinstance(args, dict) else json.loads(args))


def test_confirmed_it_is_queued_and_the_job_moves_it(browser: Client) -> None:
    assert browser.post(PAGE, GIVEN | {"confirm": "1"}).status_code == 302
    tasks.move(**queued())
    assert Place.objects.filter(path=MOVED).exists()


def test_the_job_has_no_rights_but_those_of_who_asked(district: Person, worker: Person) -> None:
    with pytest.raises(NotAllowed):
        tasks.move(str(worker.account_id), district.grant_id or 0, HOME.value, MOVED, "理由")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": ""}, "理由和文件"),
        ({"street": "110102.001."}, "移入的街道"),
        ({"code": "110102001099"}, "不属于要移入的街道"),
    ],
    ids=["no reason", "its own street", "a code of elsewhere"],
)
def test_what_is_wrong_is_said_at_the_form(browser: Client, given: dict[str, str], words: str) -> None:
    response = browser.post(PAGE, GIVEN | given)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_others_find_no_such_page(district: Person, people: People) -> None:
    assert people.officer.client().get(PAGE).status_code == 404
    assert people.worker.client().get(PAGE).status_code == 403
    assert district.client().get(f"/staff/places/move/?at={HOME_COMPOUND}").status_code == 404
