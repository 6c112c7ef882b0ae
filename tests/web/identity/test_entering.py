"""Where signing in leads."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.identity.api import LoginUser
from tests.people import Person

pytestmark = pytest.mark.django_db
PASSWORD = "a quiet courtyard"


def signed_in(client: Client, person: Person, phone: str, start: str = "/login/password/") -> str:
    user = LoginUser.objects.get(account_id=person.account_id)
    user.set_password(PASSWORD)
    user.save()
    client.get(start)
    return str(client.post("/login/password/", {"name": phone, "password": PASSWORD})["Location"])


def test_residents_come_home(resident: Person, client: Client) -> None:
    assert signed_in(client, resident, "13800000001") == "/"


def test_staff_come_to_the_workbench(worker: Person, client: Client) -> None:
    assert signed_in(client, worker, "13800000003") == "/staff/"


def test_everybody_comes_back_to_where_they_were(resident: Person, client: Client) -> None:
    start = "/login/password/?next=/me/access/%3Fafter%3D1"
    assert signed_in(client, resident, "13800000001", start) == "/me/access/?after=1"


@pytest.mark.parametrize("where", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_nobody_is_sent_away(resident: Person, client: Client, where: str) -> None:
    assert signed_in(client, resident, "13800000001", f"/login/password/?next={where}") == "/"


def test_the_wish_is_kept_once(resident: Person, client: Client) -> None:
    signed_in(client, resident, "13800000001", "/login/password/?next=/me/access/")
    client.post("/logout/")
    assert signed_in(client, resident, "13800000001") == "/"
