"""Log-ins live on the server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv6Address

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

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


def test_a_factor_given_later_raises_the_same_login(worker: Person) -> None:
    client = worker.client()
    session = client.session
    whole = session["account_authentication_methods"]
    session["account_authentication_methods"] = whole[:1]
    session.save()
    assert client.get("/t/staff/")["Location"].startswith("/login/second-factor/")
    assert (only().assurance, only().step_up_until) == (1, None)
    session["account_authentication_methods"] = whole
    session.save()
    assert client.get("/t/staff/").status_code == 200
    assert only().assurance == 2
    assert only().step_up_until


def test_a_factor_given_again_is_fresh_again(worker: Person) -> None:
    client = worker.client()
    client.get("/t/staff/")
    before = only().step_up_until
    session = client.session
    again = {"method": "mfa", "type": "totp", "at": datetime.now(UTC).timestamp() + 600}
    session["account_authentication_methods"] = [*session["account_authentication_methods"], again]
    session.save()
    client.get("/t/staff/")
    assert before
    assert only().step_up_until >= before + timedelta(minutes=9)


def test_a_login_is_of_one_account_only(worker: Person, officer: Person) -> None:
    client = worker.client()
    client.get("/t/staff/")
    Login.objects.update(account_id=officer.account_id)
    assert client.get("/t/staff/").status_code == 302


def net(address: str) -> bytes:
    return network_hash(RequestFactory(REMOTE_ADDR=address).get("/"))


@given(st.ip_addresses(v=4), st.ip_addresses(v=4))
def test_ipv4_networks_are_the_first_three_numbers(one: IPv4Address, other: IPv4Address) -> None:
    assert (net(str(one)) == net(str(other))) == (one.packed[:3] == other.packed[:3])
    assert net(f"::ffff:{one}") == net(str(one))


@given(st.ip_addresses(v=6), st.integers(0, 2**80 - 1))
def test_ipv6_networks_are_the_first_48_bits_however_written(one: IPv6Address, host: int) -> None:
    if one.ipv4_mapped is None:
        sibling = IPv6Address(int(one) >> 80 << 80 | host)
        assert net(one.exploded) == net(one.compressed)
        if sibling.ipv4_mapped is None:
            assert net(str(sibling)) == net(str(one))


@pytest.mark.parametrize("address", ["", "unix:", "testserver", "1.2.3", "10.0.0.1:8000"])
def test_what_is_no_address_is_one_network(address: str) -> None:
    assert net(address) == net("")
