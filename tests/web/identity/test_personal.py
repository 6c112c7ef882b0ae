"""Hats and the trail of looks."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.audit.api import record
from jiayuan.identity.api import acting_as_service, give_grant
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.people import Person
from tests.tree import DISTRICT, NEXT

pytestmark = pytest.mark.django_db


def looked_at(worker: Person, resident: Person) -> None:
    assert resident.subject
    with worker.acting():
        record("registry.person.card", subjects=[resident.subject], fields=["phone"])


def test_a_resident_sees_who_looked(resident: Person, worker: Person) -> None:
    looked_at(worker, resident)
    page = resident.client().get("/me/access/").content.decode()
    assert "府右街南社区" in page
    assert "社区工作者" in page
    assert "诉求办理" in page


def test_the_neighbour_does_not(resident: Person, neighbour: Person, worker: Person) -> None:
    looked_at(worker, resident)
    page = neighbour.as_resident().client().get("/me/access/").content.decode()
    assert "府右街南社区" not in page


def test_a_worker_without_home_has_no_trail(worker: Person) -> None:
    assert worker.client().get("/me/access/").status_code == 403


def test_changing_the_hat(worker: Person) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        second = give_grant(worker.account_id, "grid_worker", NEXT, reason="tests")
    client = worker.client()
    assert "网格员" in client.get("/me/grants/").content.decode()
    assert client.post("/me/grants/", {"grant": second})["Location"] == "/staff/"
    assert client.session["jiayuan_grant"] == second


def test_anothers_hat_does_not_fit(worker: Person, officer: Person) -> None:
    assert worker.client().post("/me/grants/", {"grant": officer.grant_id}).status_code == 403
    assert worker.client().post("/me/grants/", {"grant": "x"}).status_code == 403


def test_pages_need_a_login(client: Client) -> None:
    for page in ("/me/access/", "/me/grants/"):
        assert client.get(page)["Location"].startswith("/login/")
