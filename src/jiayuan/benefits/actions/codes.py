"""The six digits that a person says at the door: sent once, kept only as a blind index."""

from __future__ import annotations

import hmac
import secrets
from uuid import UUID

from jiayuan.benefits.models import Delivery
from jiayuan.benefits.rules import six_digits
from jiayuan.identity.api import blind
from jiayuan.kernel.context import current

CODES = 1_000_000


def new_code() -> str:
    """Six digits nobody can guess."""
    return six_digits(secrets.randbelow(CODES))


def code_seal(delivery: UUID, code: str) -> bytes:
    """What is kept of the six digits; only somebody who was sent them can say them."""
    # With the delivery's id inside: a million seals worked out once would open every delivery.
    return blind("benefits_delivery.code", f"{delivery}:{code}")


def code_matches(delivery: Delivery, code: str) -> bool:
    """Whether these are the digits of this delivery; takes the same time for right and wrong."""
    return hmac.compare_digest(bytes(delivery.code_seal), code_seal(delivery.pk, code.strip()))


def witness_code(delivery: Delivery, account: UUID) -> str:
    """Six digits which only that colleague is shown, good for one visit: whoever says them stands at the same door."""
    seal = blind("benefits_delivery.witness", f"{delivery.pk}:{delivery.tries}:{account}")
    return six_digits(int.from_bytes(seal, "big"))


def own_witness_code(delivery: Delivery) -> str:
    """What the acting colleague says to whoever carries this item and stands beside them."""
    return witness_code(delivery, current().account_id)
