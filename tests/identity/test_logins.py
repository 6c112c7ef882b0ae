"""Log-ins live on the server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from jiayuan.identity.api import end_all_logins
from jiayuan.identity.logins import network_hash, token_of
from jiayuan.identity.models import Login
from jiayuan.kernel import clock
from tests.people import Person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.identity.site")]


def only() -> Login:
    return Login.objects.get()


def test_the_first_request_makes_one(worker: Person) -> None:
    client = worker.client()
    client.get("/t/staff/")
    assert only().account_id == worker.account_id
    assert only().assurance == 2
    assert bytes(only().token) == token_of(client.session.session_key or "")


def test_the_session_key_is_not_kept(worker: Person) -> None:
    client = worker.client()
    client.get("/t/staff/")
    assert (client.session.session_key or "").encode() not in bytes(only().token)


def test_idle_for_half_an_hour_is_over(worker: Person) -> None:
    client = worker.client()
    client.get("/t/staff/")
    with clock.frozen(datetime.now(UTC) + timedelta(minutes=31)):
        assert client.get("/t/staff/").status_code == 302
    assert only().ended_at is not None


def test_work_keeps_it_open(worker: Person) -> None:
    client, start = worker.client(), datetime.now(UTC)
    for minutes in (0, 20, 40, 60):
        with clock.frozen(start + timedelta(minutes=minutes)):
            assert client.get("/t/staff/").status_code == 200


def test_ten_hours_are_enough(worker: Person) -> None:
    client, start = worker.client(), datetime.now(UTC)
    client.get("/t/staff/")
    Login.objects.update(last_used_at=start + timedelta(hours=9, minutes=50))
    with clock.frozen(start + timedelta(hours=10, minutes=1)):
        assert client.get("/t/staff/").status_code == 302


def test_ending_all_ends_each(worker: Person) -> None:
    clients = [worker.client() for _ in range(2)]
    for client in clients:
        client.get("/t/staff/")
    assert end_all_logins(worker.account_id) == 2
    assert {client.get("/t/staff/").status_code for client in clients} == {302}


def test_a_factor_is_fresh_for_five_minutes(worker: Person) -> None:
    worker.client().get("/t/staff/")
    until = only().step_up_until
    assert until
    assert timedelta(0) < until - only().created_at <= timedelta(minutes=5)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("10.1.2.3", "10.1.2.99", True),
        ("10.1.2.3", "10.1.3.3", False),
        ("2001:db8:1:2::1", "2001:db8:1:9::7", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
    ],
)
def test_a_network_is_told_apart_without_its_address(one: str, two: str, same: bool) -> None:
    first, second = (network_hash(RequestFactory(REMOTE_ADDR=address).get("/")) for address in (one, two))
    assert (first == second) is same
