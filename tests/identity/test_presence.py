"""Who a request is: rights are read anew each time."""

from __future__ import annotations

import pytest

from jiayuan.identity.api import close_account, give_grant, revoke_grant
from tests.people import Person, as_service
from tests.tree import NEXT

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.identity.site")]


def test_a_closed_account_is_out_on_its_next_request(worker: Person) -> None:
    client = worker.client()
    assert client.get("/t/staff/").status_code == 200
    with as_service():
        close_account(worker.account_id)
    assert client.get("/t/staff/").status_code == 302


def test_a_revoked_grant_is_out_on_the_next_request(worker: Person) -> None:
    client = worker.client()
    assert client.get("/t/staff/").status_code == 200
    with as_service():
        revoke_grant(worker.grant_id or 0, reason="t")
    assert client.get("/t/staff/").status_code == 403


def test_without_a_choice_the_oldest_grant_is_worn(worker: Person) -> None:
    with as_service():
        give_grant(worker.account_id, "grid_worker", NEXT, reason="t")
    client = worker.client()
    session = client.session
    del session["jiayuan_grant"]
    session.save()
    assert client.get("/t/staff/").content.startswith(b"community_worker")


def test_the_chosen_hat_is_worn(worker: Person) -> None:
    with as_service():
        second = give_grant(worker.account_id, "grid_worker", NEXT, reason="t")
    client = worker.client()
    client.post("/me/grants/", {"grant": second})
    assert client.get("/t/staff/").content.startswith(b"grid_worker case-handling 110102.001.002.")


def test_a_hat_that_ended_falls_back(worker: Person) -> None:
    with as_service():
        second = give_grant(worker.account_id, "grid_worker", NEXT, reason="t")
    client = worker.client()
    client.post("/me/grants/", {"grant": second})
    with as_service():
        revoke_grant(second, reason="t")
    assert client.get("/t/staff/").content.startswith(b"community_worker")


def test_a_resident_has_no_hat(resident: Person) -> None:
    assert resident.client().get("/t/staff/").status_code == 403


def test_two_hats_two_doors(neighbour: Person) -> None:
    client = neighbour.client()
    assert client.get("/t/staff/").content.startswith(b"community_worker")
    assert client.get("/t/resident/").content.startswith(b"resident")
