"""A request that comes twice under one key gets the first answer, and the deed is done once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from jiayuan.identity.models import Receipt
from jiayuan.identity.session import as_login
from jiayuan.identity.throttle import hashed
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.text import mark

# As the register of tables says; a program that asks again after a day asks anew.
KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer that was given first."""

    status: int
    body: Mapping[str, Any]


def answered(who: str, key: str, request: str) -> Answered | None:
    """The first answer to this key of this asker, or None when it is new; to be asked inside the deed's transaction.

    A second request under the key waits here until the first is done. Raises Refused when it asks for something else.
    """
    digest = hashed("receipt", f"{who}:{key}")
    with as_login():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"receipt:{digest.hex()}"])
        found = Receipt.objects.filter(pk=digest).first()
    if found is None:
        return None
    if bytes(found.request) != hashed("receipt-request", request):
        raise Refused(mark("这个幂等键已经用于另一个请求，请换一个"), code="idempotency-key")
    return Answered(found.status, found.body)


def keep(who: str, key: str, request: str, status: int, body: Mapping[str, Any]) -> None:
    """Keeps the answer in the transaction of the deed: both stand or neither. `body` names nobody."""
    with as_login():
        Receipt.objects.create(
            key=hashed("receipt", f"{who}:{key}"), request=hashed("receipt-request", request), status=status,
            body=dict(body), at=clock.now(),
        )  # fmt: skip


def purge() -> int:
    """Drops answers whose day is over; returns how many."""
    with as_login():
        return Receipt.objects.filter(at__lt=clock.now() - KEPT).delete()[0]
