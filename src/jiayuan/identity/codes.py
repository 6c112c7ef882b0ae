"""One-time codes by phone: six digits, ten minutes, five tries, never two valid at once, one answer to everybody."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from jiayuan.identity.limits import CODES, LOGIN_BY_SERVICE
from jiayuan.identity.models import Code
from jiayuan.identity.outbox import put_text
from jiayuan.identity.phones import phone_index
from jiayuan.identity.throttle import check_open, failed, hashed, succeeded, take
from jiayuan.kernel import clock
from jiayuan.kernel.phone import Phone

DIGITS = 6
LIFETIME = timedelta(minutes=10)
TRIES = 5


def _digest(phone_bi: bytes, code: str) -> bytes:
    return hashed("code", f"{phone_bi.hex()}:{code}")


def send_code(phone: str) -> None:
    """Makes a code and hands it to the SMS outbox, whether or not the phone is known. Raises Invalid, TooMany."""
    number = Phone(phone).value
    phone_bi = phone_index(number)
    for limit in (*CODES, LOGIN_BY_SERVICE):
        take(limit, phone_bi.hex() if limit in CODES else "all")
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    now = clock.now()
    fresh = {"digest": _digest(phone_bi, code), "made_at": now, "expires_at": now + LIFETIME, "tries": 0}
    Code.objects.update_or_create(phone_bi=phone_bi, defaults=fresh)
    # Known or not: who waits at the phone learns nothing from our answer.
    put_text(number, "login-code", {"code": code, "minutes": int(LIFETIME.total_seconds() // 60)})


def check_code(phone: str, code: str) -> bool:
    """Whether this is the phone's valid code; a right one is used up. Raises TooMany while the phone is locked."""
    phone_bi = phone_index(phone)
    check_open(phone_bi.hex())
    with transaction.atomic():
        found = Code.objects.select_for_update().filter(phone_bi=phone_bi, expires_at__gt=clock.now(), tries__lt=TRIES)
        stored = found.first()
        # compare_digest takes as long for a near miss as for a far one.
        right = stored is not None and hmac.compare_digest(bytes(stored.digest), _digest(phone_bi, code.strip()))
        if right:
            Code.objects.filter(phone_bi=phone_bi).delete()
        else:
            Code.objects.filter(phone_bi=phone_bi).update(tries=F("tries") + 1)
    # Outside the transaction of the code, so that a failure is counted whatever happens after.
    (succeeded if right else failed)(phone_bi.hex())
    return right
