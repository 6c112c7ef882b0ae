"""Errors as documents: our own words, every field at once, nothing that was sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.utils.translation import override
from ninja.errors import HttpError, ValidationError

from jiayuan.identity.api import ActingInfo, TooMany
from jiayuan.kernel.errors import (
    Conflict,
    FieldError,
    Invalid,
    JiayuanError,
    NotAllowed,
    NotFound,
    Refused,
    Unavailable,
)
from jiayuan.webapi.problems import (
    HANDLERS,
    MEDIA_TYPE,
    ConflictNow,
    NotSignedIn,
    TooLarge,
    WrongMethod,
    WrongType,
    problem,
)


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/api/v1/places")
    vars(request)["acting_info"] = ActingInfo(request_id="r-1")
    return request


def told(request: HttpRequest, error: JiayuanError) -> dict[str, Any]:
    answer = problem(request, error)
    assert answer["Content-Type"] == MEDIA_TYPE
    found: dict[str, Any] = json.loads(answer.content)
    assert found["status"] == answer.status_code
    return found


@pytest.mark.parametrize(("error", "status", "code"), [
    (NotFound(), 404, "not-found"), (NotAllowed(), 403, "not-allowed"), (Conflict(), 409, "conflict"),
    (Invalid(), 422, "invalid"), (Refused("x", code="rule"), 422, "rule"), (Unavailable(), 503, "unavailable"),
    (TooLarge("x"), 413, "too-large"), (WrongType("x"), 415, "media-type"), (WrongMethod("x"), 405, "method"),
    (NotSignedIn("x"), 401, "login"), (TooMany(7), 429, "too-many"),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_each_error_has_its_status_and_name(request_: HttpRequest, error: JiayuanError, status: int, code: str) -> None:
    found = told(request_, error)
    assert (found["status"], found["code"], found["type"]) == (status, code, f"urn:jiayuan:problem:{code}")
    assert found["title"]


def test_advice_is_the_detail(request_: HttpRequest) -> None:
    assert told(request_, NotFound(advice="请重新匹配"))["detail"] == "请重新匹配"
    assert "detail" not in told(request_, NotFound())


def test_all_wrong_fields_are_told_at_once(request_: HttpRequest) -> None:
    errors = [FieldError("name", "missing", "缺少这一项"), FieldError("phone", "long", "太长了")]
    with override("en"):
        found = told(request_, Invalid(errors=errors))["errors"]
    assert found == [
        {"field": "name", "code": "missing", "message": "This item is missing"},
        {"field": "phone", "code": "long", "message": "Too long"},
    ]


def test_a_conflict_tells_what_is_possible(request_: HttpRequest) -> None:
    assert told(request_, Conflict(allowed=("approve", "cancel")))["allowed"] == ["approve", "cancel"]


def test_a_conflict_tells_how_things_stand(request_: HttpRequest) -> None:
    conflict = Conflict("变了", code="moved", advice="再看一次", allowed=("undo",))
    found = told(request_, ConflictNow(conflict, state="merged", version=4))
    assert (found["code"], found["detail"], found["allowed"]) == ("moved", "再看一次", ["undo"])
    assert (found["state"], found["version"]) == ("merged", 4)


def test_who_waits_is_told_how_long(request_: HttpRequest) -> None:
    assert problem(request_, TooMany(7))["Retry-After"] == "7"
    assert "Retry-After" not in problem(request_, NotFound())


def test_who_is_nobody_is_told_how_to_come(request_: HttpRequest) -> None:
    assert problem(request_, NotSignedIn("x"))["WWW-Authenticate"] == "Bearer"


def handled(request: HttpRequest, error: Exception) -> dict[str, Any]:
    handler = next(HANDLERS[kind] for kind in type(error).__mro__ if kind in HANDLERS)
    found: dict[str, Any] = json.loads(handler(request, error).content)
    return found


@pytest.mark.parametrize(("error", "status", "code"), [
    (Http404("secret"), 404, "not-found"), (RequestDataTooBig("secret"), 413, "too-large"),
    (HttpError(400, "secret"), 400, "malformed"), (HttpError(403, "CSRF check Failed"), 403, "csrf"),
], ids=["404", "413", "400", "403"])  # fmt: skip
def test_the_frameworks_errors_get_our_words(request_: HttpRequest, error: Exception, status: int, code: str) -> None:
    found = handled(request_, error)
    assert (found["status"], found["code"]) == (status, code)
    assert "secret" not in json.dumps(found)


def test_a_field_that_does_not_exist_is_not_named(request_: HttpRequest) -> None:
    error = ValidationError([{"type": "extra_forbidden", "loc": ("body", "body", "13800000001"), "input": "x"}])
    (one,) = handled(request_, error)["errors"]
    assert one == {"field": "body.body", "code": "extra_forbidden", "message": "没有这一项"}


def test_what_was_sent_stays_out(request_: HttpRequest) -> None:
    error = ValidationError([
        {"type": "string_type", "loc": ("body", "name"), "input": "王秀兰", "msg": "王秀兰", "ctx": {"x": "王秀兰"}}
    ])  # fmt: skip
    assert "王秀兰" not in json.dumps(handled(request_, error), ensure_ascii=False)
