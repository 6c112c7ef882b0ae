"""Which part of an entry was changed: its two signatures tell."""

from __future__ import annotations

import json
from typing import Any

from jiayuan.ledgers.exchange.rules import signatures
from jiayuan.ledgers.exchange.rules.canonical import canonical
from jiayuan.ledgers.exchange.rules.checking import Keys

PARTS = ("ask", "answer")


def entry_of(raw: bytes) -> dict[str, Any]:
    """The entry of a line; empty when it is no JSON any more."""
    try:
        found = json.loads(raw.split(b" ", 2)[2])
    except (ValueError, IndexError):
        return {}
    return found if isinstance(found, dict) else {}


def wrong_part(entry: dict[str, Any], keys: Keys) -> str:
    """ "ask", "answer" or "" when both signatures hold (or their keys are not at hand)."""
    for part in PARTS:
        algorithm, public = keys.get(str(entry.get(f"{part}_key")), ("", ""))
        try:
            text = canonical(entry.get(part))
        except ValueError:
            return part
        if public and not signatures.holds(algorithm, public, text, str(entry.get(f"{part}_signature"))):
            return part
    return ""


def message_of(entry: dict[str, Any]) -> str:
    """The id of the message an entry keeps, cut to a sane length; "" when it cannot be read."""
    ask = entry.get("ask")
    return str(ask.get("id", ""))[:36] if isinstance(ask, dict) else ""
