"""Who calls: the bearer of a token before the owner of a cookie."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from jiayuan.identity.api import ActingInfo, identify
from jiayuan.webapi.callers import Session, Token
from tests.people import Person
from tests.webapi.calls import token_of

pytestmark = pytest.mark.django_db


def asked(who: Person | None = None, method: str = "get", **headers: str) -> HttpRequest:
    request: HttpRequest = getattr(RequestFactory(enforce_csrf_checks=True), method)("/", headers=headers)
    entrant = identify(who.account_id) if who else None
    vars(request)["acting_info"] = ActingInfo(entrant, entrant.grants[0] if entrant else None, 2, "r-1")
    vars(request)["session"] = {}
    vars(request)["_dont_enforce_csrf_checks"] = method == "get"
    return request


def test_a_token_is_its_owner_with_its_purposes(worker: Person) -> None:
    caller = Token()(asked(Authorization=f"Bearer {token_of(worker, 'registry-review')}"))
    assert caller
    assert caller.info.entrant
    assert (caller.info.entrant.account_id, caller.purposes) == (worker.account_id, {"registry-review"})
    assert (caller.info.request_id, caller.fresh) == ("r-1", False)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer x", "Basic x", "bearer jyt_x"])
def test_what_is_no_token_is_nobody(worker: Person, header: str) -> None:
    assert Token()(asked(Authorization=header)) is None


def test_the_scheme_may_be_written_small(worker: Person) -> None:
    assert Token()(asked(Authorization=f"bearer {token_of(worker)}"))


def test_a_cookie_is_not_asked_where_a_token_was_sent(worker: Person) -> None:
    assert Session()(asked(worker, Authorization="Bearer x")) is None


def test_nobody_is_nobody_before_a_word_about_csrf() -> None:
    assert Session()(asked(method="post")) is None
