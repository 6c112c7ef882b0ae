"""Errors as problem documents (RFC 9457), in the reader's language, without a word of what was sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from jiayuan.identity.api import info_of
from jiayuan.kernel.errors import Conflict, Invalid, JiayuanError, NotFound
from jiayuan.kernel.text import mark

MEDIA_TYPE = "application/problem+json"
# What is wrong with a field, by the checker's own code; anything else is "not valid".
WORDS: Mapping[str, str] = {
    "missing": mark("缺少这一项"),
    "extra_forbidden": mark("没有这一项"),
    "too_long": mark("太多了"),
    "string_too_long": mark("太长了"),
}
INVALID = mark("格式不对")


class TooLarge(JiayuanError):
    """What was sent is larger than the API takes."""

    status = 413
    default_code = "too-large"


class WrongType(JiayuanError):
    """What was sent is not of the media type the operation takes."""

    status = 415
    default_code = "media-type"


class WrongMethod(JiayuanError):
    """The address answers to other methods."""

    status = 405
    default_code = "method"


class NotSignedIn(JiayuanError):
    """Nobody is behind the request, or the token is over."""

    status = 401
    default_code = "login"


class ConflictNow(Conflict):
    """A conflict that tells how things stand now, so that a program can go on without asking again."""

    def __init__(self, conflict: Conflict, **now: Any) -> None:
        super().__init__(conflict.message, code=conflict.code, advice=conflict.advice, allowed=conflict.allowed)
        self.now = now


def _members(error: JiayuanError) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if isinstance(error, Conflict):
        found["allowed"] = list(error.allowed)
    if isinstance(error, ConflictNow):
        found |= error.now
    if isinstance(error, Invalid) and error.errors:
        found["errors"] = [
            {"field": one.field, "code": one.code, "message": _(str(one.message))} for one in error.errors
        ]
    return found


def _document(request: HttpRequest, status: int, code: str, title: str, **more: Any) -> HttpResponse:
    # about:blank says no more than the status; a name of ours lets programs tell problems apart.
    body = {
        "type": f"urn:jiayuan:problem:{code}", "title": title, "status": status, "code": code,
        "instance": f"urn:jiayuan:request:{info_of(request).request_id}", **more,
    }  # fmt: skip
    return HttpResponse(json.dumps(body, ensure_ascii=False, default=str), status=status, content_type=MEDIA_TYPE)


def problem(request: HttpRequest, error: JiayuanError) -> HttpResponse:
    """The document of one of our own errors."""
    detail = {"detail": _(str(error.advice))} if error.advice else {}
    response = _document(request, error.status, error.code, _(str(error.message)), **detail, **_members(error))
    wait = getattr(error, "retry_after", None)
    if wait is not None:
        response.headers["Retry-After"] = str(wait)
    if error.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _fields(errors: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    found = []
    for error in errors:
        where = [str(part) for part in error["loc"]]
        # The name of a field that does not exist is the sender's own text and may hold anything.
        named = where[:-1] if error["type"] == "extra_forbidden" else where
        message = _(WORDS.get(error["type"], INVALID))
        found.append({"field": ".".join(named), "code": error["type"], "message": message})
    return found


def _wrong_fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
    title = _("填写的内容有误，请按提示修改")
    return _document(request, 422, "invalid", title, errors=_fields(error.errors))


def _not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem(request, NotSignedIn(mark("请先登录，或带上有效的令牌")))


def _of_the_framework(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == HTTPStatus.FORBIDDEN:
        return _document(request, 403, "csrf", _("页面开得太久了，请刷新后再试"))
    return _document(request, error.status_code, "malformed", _("内容不是可以读懂的JSON"))


HANDLERS: Mapping[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    JiayuanError: problem,
    ValidationError: _wrong_fields,
    AuthenticationError: _not_signed_in,
    HttpError: _of_the_framework,
    Http404: lambda request, error: problem(request, NotFound()),
    RequestDataTooBig: lambda request, error: problem(request, TooLarge(mark("内容太大了"))),
}


def join(api: NinjaAPI) -> None:
    """Gives every kind of error its document."""
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)
