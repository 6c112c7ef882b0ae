"""References to people: sealed, good for one account and one hour, telling nothing about whom they mean."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from datetime import timedelta
from uuid import UUID

from django.conf import settings

from jiayuan.kernel import clock, context
from jiayuan.kernel.crypto import Unsealable, open_sealed, seal
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.text import mark

GOOD_FOR = timedelta(hours=1)
LONGEST = 400


def _key() -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), b"webapi.ref", "sha256")


def _cell() -> str:
    # Bound to who asked: a reference that leaks opens for nobody else.
    return f"webapi.ref:{context.current().account_id}"


def ref_of(person: UUID) -> str:
    """A fresh reference for the acting account."""
    until = int((clock.now() + GOOD_FOR).timestamp())
    sealed = seal(_key(), json.dumps([person.hex, until]).encode(), _cell())
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def person_of(ref: str) -> UUID:
    """Whom a reference means. NotFound when it is over, another's, or none at all: the three look the same."""
    try:
        sealed = base64.urlsafe_b64decode(ref[:LONGEST] + "=" * (-len(ref[:LONGEST]) % 4))
        person, until = json.loads(open_sealed(_key(), sealed, _cell()))
    except (Unsealable, binascii.Error, ValueError):
        raise NotFound(advice=mark("引用只在一小时内、只对取得它的账号有效，请重新匹配")) from None
    if clock.now().timestamp() >= until:
        raise NotFound(advice=mark("引用只在一小时内、只对取得它的账号有效，请重新匹配"))
    return UUID(person)
