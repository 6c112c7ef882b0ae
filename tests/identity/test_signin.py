"""First factors."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from jiayuan.identity.api import LoginUser, TooMany, code_is_right, send_code, user_by_password, user_by_phone
from jiayuan.identity.outbox import spool
from jiayuan.kernel import clock
from tests.people import Person

pytestmark = pytest.mark.django_db
PASSWORD = "a quiet courtyard"


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/login/")


@pytest.fixture
def user(worker: Person) -> LoginUser:
    found = LoginUser.objects.get(account_id=worker.account_id)
    found.username = "li.na"
    found.set_password(PASSWORD)
    found.save()
    return found


@pytest.mark.parametrize("name", ["li.na", " li.na ", "13800000003", "+86 138 0000 0003"])
def test_by_name_or_phone(request_: HttpRequest, user: LoginUser, name: str) -> None:
    assert user_by_password(request_, name, PASSWORD) == user


@pytest.mark.parametrize(("name", "password"), [("li.na", "wrong"), ("nobody", PASSWORD), ("", ""), ("li.na", "")])
def test_anything_else_is_nobody(request_: HttpRequest, user: LoginUser, name: str, password: str) -> None:
    assert user_by_password(request_, name, password) is None


def test_the_lock_is_one_for_name_and_phone(request_: HttpRequest, user: LoginUser) -> None:
    for name in ("li.na", "13800000003", "li.na", "13800000003", "li.na"):
        assert user_by_password(request_, name, "wrong") is None
    for name in ("li.na", "13800000003"):
        with pytest.raises(TooMany):
            user_by_password(request_, name, PASSWORD)


def test_the_right_password_forgives_four(request_: HttpRequest, user: LoginUser) -> None:
    for _ in range(2):
        for _ in range(4):
            user_by_password(request_, "li.na", "wrong")
        assert user_by_password(request_, "li.na", PASSWORD) == user


def test_twenty_a_minute_from_one_network(request_: HttpRequest) -> None:
    with clock.frozen(datetime(2026, 5, 1, tzinfo=UTC)):
        for number in range(20):
            code_is_right(request_, f"138000001{number:02}", "000000")
        with pytest.raises(TooMany):
            user_by_password(request_, "guess-21", "x")


def test_an_account_without_password_has_none(request_: HttpRequest, worker: Person) -> None:
    assert user_by_password(request_, "13800000003", "") is None


def test_a_code_proves_the_phone(request_: HttpRequest, resident: Person) -> None:
    send_code("13800000001")
    code = json.loads(sorted(spool().glob("*.json"))[-1].read_text())["values"]["code"]
    assert code_is_right(request_, "13800000001", code)
    found = user_by_phone("13800000001")
    assert found
    assert found.account_id == resident.account_id


def test_an_unregistered_phone_is_nobody() -> None:
    assert user_by_phone("13900009999") is None
    assert user_by_phone("not a phone") is None


def test_a_switched_off_user_is_nobody(user: LoginUser) -> None:
    LoginUser.objects.update(is_active=False)
    assert user_by_phone("13800000003") is None


def test_known_and_unknown_names_get_the_same_answers(request_: HttpRequest, user: LoginUser) -> None:
    def answers(name: str) -> list[object]:
        told: list[object] = []
        for _try in range(7):
            try:
                told.append(user_by_password(request_, name, "wrong"))
            except TooMany as error:
                told.append((error.code, error.retry_after > 890, str(error), str(error.advice)))
        return told

    assert answers("li.na") == answers("nobody.here")


def test_the_right_password_does_not_open_a_lock(request_: HttpRequest, user: LoginUser) -> None:
    for _try in range(5):
        user_by_password(request_, "li.na", "wrong")
    with pytest.raises(TooMany):
        user_by_password(request_, "li.na", PASSWORD)


def test_a_code_is_another_way_past_a_locked_password(request_: HttpRequest, user: LoginUser) -> None:
    for _try in range(5):
        user_by_password(request_, "li.na", "wrong")
    send_code("13800000003")
    code = json.loads(sorted(spool().glob("*.json"))[-1].read_text())["values"]["code"]
    assert code_is_right(request_, "13800000003", code)


@pytest.mark.parametrize("name", [" li.na ", "li.na", "138 0000 0003", "+86 13800000003"])
def test_blanks_around_a_name_are_no_part_of_it(request_: HttpRequest, user: LoginUser, name: str) -> None:
    assert user_by_password(request_, name, PASSWORD) == user


@pytest.mark.parametrize("password", ["", " ", PASSWORD.upper(), f" {PASSWORD}", f"{PASSWORD} "])
def test_a_password_is_taken_as_it_stands(request_: HttpRequest, user: LoginUser, password: str) -> None:
    assert user_by_password(request_, "li.na", password) is None
