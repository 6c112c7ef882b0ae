"""Token buckets and lock-outs in the database, shared by all processes. If they cannot be asked, nobody signs in."""

from __future__ import annotations

import hmac
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest

from jiayuan.identity.limits import API_BY_NETWORK, Limit, Lock, after_failure, drained
from jiayuan.identity.logins import network_hash
from jiayuan.identity.models import Bucket, Lockout
from jiayuan.kernel import clock
from jiayuan.kernel.errors import JiayuanError, Unavailable
from jiayuan.kernel.text import mark


class TooMany(JiayuanError):
    """Asked too often; `retry_after` seconds are named, whether or not the person exists."""

    status = 429
    default_code = "too-many"

    def __init__(self, retry_after: int, *, code: str = "") -> None:
        advice = mark("请稍后再试，或到社区窗口办理")
        super().__init__(mark("试的次数太多了，先歇一会儿"), code=code, advice=advice)
        self.retry_after = retry_after


def hashed(kind: str, value: str) -> bytes:
    """The key of a bucket: a keyed hash, so the table tells nobody's name or address."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"{kind}:{value}".encode(), "sha256")[:16]


def take(limit: Limit, value: str) -> None:
    """Takes one token of `limit` for `value` (an address, a login name). Raises TooMany, or Unavailable."""
    key = hashed(limit.name, value)
    now = clock.now()
    try:
        with transaction.atomic():
            start = {"tokens": float(limit.size), "refilled_at": now}
            # Made first, locked second: the row lock makes two processes take turns.
            Bucket.objects.get_or_create(key=key, defaults=start)
            bucket = Bucket.objects.select_for_update().get(key=key)
            left, wait = drained(limit, bucket.tokens, (now - bucket.refilled_at).total_seconds())
            Bucket.objects.filter(key=key).update(tokens=left, refilled_at=now)
    except DatabaseError as error:
        raise Unavailable(mark("现在不能登录，请稍后再试")) from error
    if wait:
        raise TooMany(wait, code=limit.name)


def spend_call(request: HttpRequest) -> None:
    """Takes one token for one call of a program, by the network it comes from."""
    take(API_BY_NETWORK, network_hash(request).hex())


def check_open(value: str) -> None:
    """Raises TooMany while a login name is locked."""
    # Asked before the password is hashed: a locked door costs us nothing.
    row = Lockout.objects.filter(pk=hashed("login", value)).first()
    now = clock.now()
    if row and row.locked_until and row.locked_until > now:
        raise TooMany(_seconds(row.locked_until, now), code="locked")


def failed(value: str) -> None:
    """Counts a failure at a login name, existing or not; the fifth in a row locks it, each time for longer."""
    now = clock.now()
    key = hashed("login", value)
    with transaction.atomic():
        Lockout.objects.get_or_create(key=key, defaults={"updated_at": now})
        row = Lockout.objects.select_for_update().get(key=key)
        lock = after_failure(Lock(row.failures, row.rounds, row.locked_until), now, settings.PROFILE)
        Lockout.objects.filter(key=key).update(
            failures=lock.failures, rounds=lock.rounds, locked_until=lock.until, updated_at=now
        )


def succeeded(value: str) -> None:
    """Forgets the failures of a login name."""
    Lockout.objects.filter(pk=hashed("login", value)).delete()


def _seconds(until: datetime, now: datetime) -> int:
    return max(1, int((until - now).total_seconds()))
