"""Signed-in browsers, kept on the server: found anew on each request, ended when idle, old or closed by its owner."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from jiayuan.identity.models import Login
from jiayuan.identity.timeouts import session_over
from jiayuan.kernel import clock

# A write per minute and browser, not per request.
TOUCH_EVERY = timedelta(seconds=60)
STEP_UP = timedelta(minutes=5)


def token_of(session_key: str) -> bytes:
    return hashlib.sha256(session_key.encode()).digest()


def _network(address: str) -> str:
    # A dual-stack socket shows IPv4 as ::ffff:a.b.c.d; taken as IPv6 the whole world would share one bucket.
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    return str(ip_network((found, 24 if found.version == 4 else 48), strict=False))


def network_hash(request: HttpRequest) -> bytes:
    """A keyed hash of the /24 (or /48) the request came from: enough to tell "a new place" from "the usual one"."""
    network = _network(str(request.META.get("REMOTE_ADDR", "")))
    return hmac.digest(settings.SECRET_KEY.encode(), network.encode(), "sha256")[:16]


def assurance_of(request: HttpRequest) -> int:
    """2 when the second factor (or a passkey) was part of this sign-in, else 1."""
    records = get_authentication_records(request, request.user)
    return 2 if any(record.get("method") == "mfa" for record in records) else 1


def _fresh_until(request: HttpRequest) -> datetime | None:
    """Until when the last second factor opens what needs a fresh one; None when there was none."""
    times = [record["at"] for record in get_authentication_records(request, request.user) if record["method"] == "mfa"]
    return datetime.fromtimestamp(max(times), tz=UTC) + STEP_UP if times else None


def _begin(request: HttpRequest, account_id: UUID, token: bytes, now: datetime) -> Login:
    login, _ = Login.objects.get_or_create(
        token=token,
        defaults={
            "account_id": account_id,
            "created_at": now,
            "last_used_at": now,
            "assurance": assurance_of(request),
            "step_up_until": _fresh_until(request),
            "device": request.headers.get("User-Agent", "")[:80],
            "network": network_hash(request),
        },
    )
    return login


def current_login(request: HttpRequest, account_id: UUID, kind: str) -> Login | None:
    """The log-in of this request's session, made on its first request; None when it is over."""
    now = clock.now()
    token = token_of(request.session.session_key or "")
    login = Login.objects.filter(pk=token).first() or _begin(request, account_id, token, now)
    # A session that changed its person was stolen or mixed up.
    if login.ended_at or login.account_id != account_id:
        return None
    if session_over(kind, login.created_at, login.last_used_at, now, settings.PROFILE):
        _end(token)
        return None
    _keep_up(login, request, now)
    return login


def _keep_up(login: Login, request: HttpRequest, now: datetime) -> None:
    # The second factor may come later in the same session, and come again: each time it is fresh anew.
    assurance, fresh = max(assurance_of(request), login.assurance), _fresh_until(request)
    if assurance > login.assurance or fresh != login.step_up_until or now - login.last_used_at > TOUCH_EVERY:
        login.assurance, login.step_up_until = assurance, fresh
        Login.objects.filter(pk=login.pk).update(last_used_at=now, assurance=assurance, step_up_until=fresh)


def _end(token: bytes) -> None:
    Login.objects.filter(pk=token, ended_at=None).update(ended_at=clock.now())


def end_login(request: HttpRequest) -> None:
    """Ends the log-in of this request's session; a copy of its cookie is worth nothing."""
    _end(token_of(request.session.session_key or ""))


def end_all_logins(account_id: UUID) -> int:
    """Ends all log-ins of an account and returns how many there were."""
    return Login.objects.filter(account_id=account_id, ended_at=None).update(ended_at=clock.now())


def is_fresh(request: HttpRequest) -> bool:
    """Whether the second factor of this sign-in is at most five minutes old: what a step-up asks for."""
    until = _fresh_until(request)
    return until is not None and clock.now() < until
