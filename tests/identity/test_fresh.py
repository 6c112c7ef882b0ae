"""A second factor is fresh for five minutes; calls are counted by network."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from jiayuan.identity.api import TooMany, is_fresh, spend_call
from jiayuan.identity.limits import API_BY_NETWORK
from jiayuan.identity.models import Bucket, User
from jiayuan.kernel import clock
from tests.people import Person

pytestmark = pytest.mark.django_db


def request(who: Person, *methods: dict[str, object]) -> HttpRequest:
    made = RequestFactory().get("/")
    made.user = User.objects.get(account_id=who.account_id)
    vars(made)["session"] = {
        "account_authentication_methods_user": str(made.user.pk), "account_authentication_methods": list(methods),
    }  # fmt: skip
    return made


def factor(minutes_ago: float, method: str = "mfa") -> dict[str, object]:
    return {"method": method, "type": "totp", "at": time.time() - 60 * minutes_ago}


@pytest.mark.parametrize(("minutes", "fresh"), [(0, True), (4.9, True), (5.1, False), (600, False)])
def test_five_minutes_and_no_longer(worker: Person, minutes: float, fresh: bool) -> None:
    assert is_fresh(request(worker, factor(minutes))) is fresh


def test_the_latest_counts(worker: Person) -> None:
    assert is_fresh(request(worker, factor(600), factor(1)))


@pytest.mark.parametrize("method", ["password", "code"])
def test_one_factor_is_never_fresh(worker: Person, method: str) -> None:
    assert not is_fresh(request(worker, factor(0, method)))


def test_without_any_there_is_none(worker: Person) -> None:
    assert not is_fresh(request(worker))


def call(address: str) -> None:
    spend_call(RequestFactory().get("/", REMOTE_ADDR=address))


def test_a_network_spends_together() -> None:
    with clock.frozen(clock.now()):
        for n in range(API_BY_NETWORK.size):
            call(f"10.0.0.{n}")
        with pytest.raises(TooMany):
            call("10.0.0.200")


def test_another_network_has_its_own() -> None:
    with clock.frozen(clock.now()):
        for _ in range(API_BY_NETWORK.size):
            call("10.0.0.1")
        call("10.0.1.1")
    assert Bucket.objects.count() == 2


def test_who_waits_as_told_is_let_on() -> None:
    with clock.frozen(clock.now()) as now:
        for _ in range(API_BY_NETWORK.size):
            call("10.0.0.1")
        with pytest.raises(TooMany) as refused:
            call("10.0.0.1")
    with clock.frozen(now + timedelta(seconds=refused.value.retry_after)):
        call("10.0.0.1")


def test_the_bucket_tells_no_address() -> None:
    call("10.0.0.1")
    (row,) = Bucket.objects.all()
    assert b"10.0.0" not in bytes(row.key)
