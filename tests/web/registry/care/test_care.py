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
