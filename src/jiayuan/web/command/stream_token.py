"""The short token with which a browser opens the live stream: who, under which grant, for which plan; 60 seconds."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core import signing

SALT = "jiayuan.command.live"
LIFE_S = 60


@dataclass(frozen=True, slots=True)
class Claim:
    """What a token says. The rights themselves are read again when it is used, and while the stream runs."""

    account_id: UUID
    grant_id: int | None
    plan_id: UUID


def issue(claim: Claim) -> str:
    return signing.dumps([str(claim.account_id), claim.grant_id, str(claim.plan_id)], salt=SALT)


def read(token: str, *, life_s: int = LIFE_S) -> Claim | None:
    """The claim, or None when the token is forged, broken or too old."""
    try:
        account, grant, plan = signing.loads(token, salt=SALT, max_age=life_s)
        return Claim(UUID(account), grant, UUID(plan))
    except (signing.BadSignature, ValueError, TypeError):
        return None
