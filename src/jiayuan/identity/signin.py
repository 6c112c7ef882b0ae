"""Checking who signs in: password or code, with the same answer and effort whether or not the person exists."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from jiayuan.identity.codes import check_code
from jiayuan.identity.limits import LOGIN_BY_NETWORK, LOGIN_BY_SERVICE
from jiayuan.identity.logins import network_hash
from jiayuan.identity.models import User
from jiayuan.identity.phones import phone_index
from jiayuan.identity.throttle import check_open, failed, succeeded, take
from jiayuan.kernel.errors import Invalid


def _by_phone(text: str) -> User | None:
    try:
        return User.objects.filter(phone_bi=phone_index(text), is_active=True).first()
    except Invalid:
        return None


def _spend(request: HttpRequest) -> None:
    take(LOGIN_BY_NETWORK, network_hash(request).hex())
    take(LOGIN_BY_SERVICE, "all")


def user_by_password(request: HttpRequest, name: str, password: str) -> User | None:
    """The user of a login name or phone with this password, else None. Raises TooMany after five failures."""
    _spend(request)
    name = name.strip()
    known = _by_phone(name)
    # Name and phone share one lock, or each would be a fresh set of five tries.
    username = known.username if known else name
    check_open(username)
    # One backend, one hash: a chain of backends would hash unknown names once per link and tell them apart by time.
    user = ModelBackend().authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        failed(username)
        return None
    succeeded(username)
    return user


def code_is_right(request: HttpRequest, phone: str, code: str) -> bool:
    """Whether the code belongs to the phone. Raises TooMany when tried too often."""
    _spend(request)
    return check_code(phone, code)


def user_by_phone(phone: str) -> User | None:
    """The user of a phone that has proved itself by a code, or None when nobody has registered it."""
    return _by_phone(phone)
