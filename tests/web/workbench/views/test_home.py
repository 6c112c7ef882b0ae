"""The first page of the workbench."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.people import Person

pytestmark = pytest.mark.django_db


def test_a_worker_is_greeted_with_place_figures_and_shortcuts(worker: Person) -> None:
    text = worker.client().get("/staff/").content.decode()
    assert "李娜，您好" in text
    assert "府右街南社区" in text
    assert "待办工单" in text
    assert "/staff/notices/new/" in text


def test_shortcuts_follow_the_role(auditor: Person) -> None:
    text = auditor.client().get("/staff/").content.decode()
    assert "/staff/notices/new/" not in text
    assert "今天没有到期的事" in text


def test_a_visitor_is_sent_to_sign_in(client: Client, tree: None) -> None:
    response = client.get("/staff/")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/login/")


def test_a_resident_is_told_it_is_for_staff(resident: Person) -> None:
    response = resident.client().get("/staff/")
    assert response.status_code == 403
    assert "回到首页" in response.content.decode()


def test_the_page_names_no_resident(worker: Person, resident: Person) -> None:
    assert resident.name not in worker.client().get("/staff/").content.decode()
