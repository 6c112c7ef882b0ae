"""Values in canonical JSON, envelopes with parts missing, doubled or of another type, and bytes that are no JSON."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from jiayuan.ledgers.exchange.rules.canonical import canonical, digest
from jiayuan.ledgers.exchange.rules.envelope import Envelope, Malformed, read_envelope
from jiayuan.ledgers.exchange.wire import packed, read_asked, read_told
from tests.fuzz import names
from tests.fuzz.dice import STRANGE, damaged, digits, pick
from tests.fuzz.refusals import tried

NUMBERS = (0, -1, 1.5, -0.0, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 2**53 - 1, 2**53, 333333333.3333333, True)
BAD = (float("nan"), float("inf"), 2**53, {1: 2}, b"x", {"a"})
PARTS = frozenset(
    [
        "json",
        "parts",
        "signature",
        "size",
        "sender",
        "from",
        "to",
        "purpose",
        "service",
        "nonce",
        "body_hash",
        "body",
        "at",
        "id",
        "re",
        "selector",
        "on_behalf_of",
    ]
)


def value(rng: Random, depth: int = 3) -> Any:
    chance = rng.random()
    if depth and chance < 0.25:
        return [value(rng, depth - 1) for _ in range(rng.randrange(4))]
    if depth and chance < 0.5:
        return {damaged(rng, names.plain(rng), 0.2): value(rng, depth - 1) for _ in range(rng.randrange(4))}
    if chance < 0.51:
        return pick(rng, BAD)
    return pick(rng, NUMBERS) if chance < 0.75 else pick(rng, (None, False, "", damaged(rng, names.make(rng), 0.3)))


def check_value(given: Any) -> None:
    """One spelling: read back it is the same value and spells the same; what JSON cannot say is a ValueError."""
    text, wrong = tried(canonical, given, ValueError)
    if wrong is not None or text is None:
        return
    back = json.loads(text)
    assert back == given
    assert canonical(back) == text
    assert digest(back) == digest(given)
    if isinstance(given, dict):
        assert canonical(dict(reversed(given.items()))) == text


def envelope(rng: Random) -> dict[str, Any]:
    return {
        "id": f"{digits(rng, 8)}-0000-7000-8000-{digits(rng, 12)}", "from": "community-1", "on_behalf_of": "",
        "to": "street",        "purpose": "ledger-upkeep", "service": "facts", "selector": {"refs": [digits(rng, 3)]},
        "at": "2026-03-01T08:00:00+08:00", "nonce": digits(rng, 32), "body_hash": digits(rng, 64),
    }  # fmt: skip


def _spoilt(rng: Random, whole: dict[str, Any]) -> dict[str, Any]:
    part = pick(rng, sorted(whole))
    match rng.randrange(5):
        case 0:
            whole.pop(part)
        case 1:
            whole[part] = value(rng)
        case 2:
            whole[damaged(rng, part, 0.9)] = whole.pop(part)
        case 3:
            whole[part] = damaged(rng, str(whole[part]), 0.9)
        case _:
            whole[part] = pick(rng, (None, [], "0" * 70_000, STRANGE, "2026-03-01T08:00:00", {"x": [[]] * 9}))
    return whole


def make(rng: Random) -> bytes:
    """Mostly a message with one part spoilt; sometimes bytes damaged after packing."""
    whole = envelope(rng) if rng.random() < 0.3 else _spoilt(rng, envelope(rng))
    body = value(rng, 2) if rng.random() < 0.5 else None
    text = json.dumps({"envelope": whole, "signature": digits(rng, 8), "body": body}, default=str)
    if rng.random() < 0.3:
        text = damaged(rng, text, 0.8)
    if rng.random() < 0.02:
        text = "[" * rng.randrange(1, 200_000)
    return text.encode("utf-8", "surrogatepass")


def check(raw: bytes) -> None:
    """An envelope that signs as it came, or Malformed naming a part and nothing of what stood in it."""
    asked, wrong = tried(read_asked, raw, Malformed)
    if asked is not None:
        _comes_back(asked.envelope, asked.signature, asked.body)
    if wrong is not None:
        assert str(wrong) in PARTS
    told, other = tried(read_told, raw, Malformed)
    assert told is None
    assert str(other) in PARTS


def _comes_back(read: Envelope, signature: str, body: Any) -> None:
    assert read_envelope(json.loads(read.text())) == read
    again = read_asked(packed("envelope", read.text(), signature, body))
    assert (again.envelope, again.signature) == (read, signature)
    assert canonical(json.loads(read.text())) == read.text()
