"""The resident's page: yes, change, no, and who looked."""

from __future__ import annotations

from uuid import UUID

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


def test_a_change_begins_from_what_was_said_and_asks_again(town: Town) -> None:
    client = resident(town)
    client.post("/me/care/yes/", YES)
    form = text(client, "/me/care/yes/")
    assert form.count("checked") == 2
    page = client.post("/me/care/yes/", YES | {"needs": ["wheelchair"]}, follow=True).content.decode()
    assert "坐轮椅或下不了楼" in page
    assert "独自居住" not in page
    assert entries() == 1


def test_a_no_without_a_yes_is_fine(town: Town) -> None:
    client = resident(town)
    assert client.post("/me/care/no/", follow=True).status_code == 200
    assert client.get("/me/care/no/").status_code == 405


def test_the_page_works_in_elder_mode_with_the_call_button(town: Town) -> None:
    client = resident(town)
    client.post("/settings/look/", {"mode": "elder", "next": "/me/care/"})
    page = text(client, "/me/care/")
    assert 'data-mode="elder"' in page
    assert "打电话求助" in page
    assert page.count('class="jy-button"') == 1


def test_long_words_are_refused_and_nothing_is_kept(town: Town) -> None:
    answer = resident(town).post("/me/care/yes/", YES | {"contact": "长" * 61})
    assert (answer.status_code, entries()) == (422, 0)


def test_staff_without_a_home_here_have_no_such_page(town: Town) -> None:
    assert town.people.worker.client().get("/me/care/").status_code == 403


def test_the_way_to_the_register_is_shown_to_residents(town: Town) -> None:
    assert "/me/care/" in text(resident(town), "/can/join/")
