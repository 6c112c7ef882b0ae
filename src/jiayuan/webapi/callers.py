"""Who calls: a browser with its session and CSRF token, or a program with a bearer token."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from jiayuan.identity.api import ActingInfo, bearer_of, info_of, is_fresh


@dataclass(frozen=True, slots=True)
class Caller:
    """`purposes` None: a person at a page, bound by the operation alone; a token is bound by its own list too."""

    info: ActingInfo
    purposes: frozenset[str] | None = None
    fresh: bool = False


class Token(HttpBearer):
    """`Authorization: Bearer …`: one grant, some purposes."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        found = bearer_of(token, info_of(request).request_id)
        # A program has no second factor to show again, so it is never fresh.
        return Caller(found.info, found.purposes) if found else None


class Session(APIKeyCookie):
    """The login of a browser; writes need the CSRF token beside it."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Caller | None:
        # A token that is over must not fall back to a cookie somebody else left in the browser; and who is nobody is
        # told to sign in before a word about CSRF.
        if request.headers.get("Authorization") or info_of(request).entrant is None:
            return None
        found: Caller | None = super().__call__(request)
        return found

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller:
        return Caller(info_of(request), fresh=is_fresh(request))
