"""Tokens for programs: one grant, some purposes, an end. Each is a log-in of its own, so that closing one closes it."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.identity.entry import find
from jiayuan.identity.keyring import keyring
from jiayuan.identity.logins import TOUCH_EVERY, token_of
from jiayuan.identity.models import Login
from jiayuan.identity.presence import ActingInfo
from jiayuan.identity.session import as_login
from jiayuan.kernel import clock, context
from jiayuan.kernel.crypto import Unsealable, open_sealed, seal
from jiayuan.kernel.errors import Invalid, NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.text import mark

PREFIX = "jyt_"
# As long as the register keeps a log-in.
DAYS_MOST = 90
DEVICE = "API · "
_CELL = "identity.token"


@dataclass(frozen=True, slots=True)
class TokenInfo:
    """A token as its owner sees it; `id` ends it, the token itself is shown once."""

    id: str
    label: str
    created_at: datetime
    last_used_at: datetime


@dataclass(frozen=True, slots=True)
class TokenBearer:
    """Who a token lets in, as what, for which purposes."""

    info: ActingInfo
    purposes: frozenset[str]


def _key() -> bytes:
    return keyring().index_key(_CELL)


def issue_token(label: str, purposes: Sequence[str], days: int) -> str:
    """Makes a token of the acting account under its acting grant; returns it, for the only time.

    Raises NotAllowed for who acts for themselves, Invalid for a term outside 1–90 days.
    """
    acting = context.current()
    if acting.grant_id is None:
        raise NotAllowed(mark("令牌只发给工作身份"), code="token-staff")
    if not 1 <= days <= DAYS_MOST:
        raise Invalid(mark("令牌有效期为1到90天"), code="token-days")
    now = clock.now()
    until = now + timedelta(days=days)
    # The number makes two tokens of one second two tokens.
    said = [str(acting.account_id), acting.grant_id, sorted(set(purposes)), int(until.timestamp()), uuid7().hex]
    text = PREFIX + base64.urlsafe_b64encode(seal(_key(), json.dumps(said).encode(), _CELL)).decode().rstrip("=")
    with as_login():
        # Issued by somebody with a fresh second factor, so it stands as high as that; it never counts as fresh.
        Login.objects.create(
            token=token_of(text), account_id=acting.account_id, created_at=now, last_used_at=now, assurance=2,
            device=(DEVICE + label)[:80],
        )  # fmt: skip
    record("identity.token.issue", obj=token_of(text).hex()[:16], n=days)
    return text


def _said(text: str) -> tuple[UUID, int, frozenset[str], datetime] | None:
    try:
        body = text.removeprefix(PREFIX)
        sealed = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
        account, grant, purposes, until, _number = json.loads(open_sealed(_key(), sealed, _CELL))
    except (Unsealable, binascii.Error, ValueError):
        return None
    return UUID(account), grant, frozenset(purposes), datetime.fromtimestamp(until, tz=UTC)


def bearer_of(text: str, request_id: str) -> TokenBearer | None:
    """Who comes with this token; None when it is false, over, or ended. Rights are read anew, as for a browser."""
    said = _said(text) if text.startswith(PREFIX) and len(text) < 2000 else None
    now = clock.now()
    if said is None or said[3] <= now:
        return None
    account, grant_id, purposes, _until = said
    login, entrant = Login.objects.filter(pk=token_of(text), ended_at=None).first(), find(account)
    grant = next((one for one in entrant.grants if one.id == grant_id), None) if entrant else None
    if login is None or entrant is None or grant is None:
        return None
    if now - login.last_used_at > TOUCH_EVERY:
        Login.objects.filter(pk=login.pk).update(last_used_at=now)
    return TokenBearer(ActingInfo(entrant, grant, login.assurance, request_id), purposes)


def _mine() -> list[Login]:
    oldest = clock.now() - timedelta(days=DAYS_MOST)
    with as_login():
        mine = Login.objects.filter(account_id=context.current().account_id, ended_at=None, device__startswith=DEVICE)
        return list(mine.filter(created_at__gt=oldest).order_by("-created_at")[:100])


def _id(row: Login) -> str:
    return bytes(row.token).hex()[:16]


def my_tokens() -> list[TokenInfo]:
    """The living tokens of the acting account, newest first."""
    rows = _mine()
    record("identity.token.list", n=len(rows))
    return [TokenInfo(_id(row), row.device.removeprefix(DEVICE), row.created_at, row.last_used_at) for row in rows]


def end_token(token_id: str) -> None:
    """Ends one token of the acting account; NotFound for another's."""
    named = [row.pk for row in _mine() if _id(row) == token_id]
    if not named:
        raise NotFound
    with as_login():
        Login.objects.filter(pk__in=named).update(ended_at=clock.now())
    record("identity.token.end", obj=token_id)
