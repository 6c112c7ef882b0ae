"""Daily roots go across: ours for whoever asks, the peers' kept here, so that neither can rewrite its past."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Unavailable
from jiayuan.ledgers.exchange import wire
from jiayuan.ledgers.exchange.own import own
from jiayuan.ledgers.exchange.rules import signatures
from jiayuan.ledgers.exchange.rules.log import Seal
from jiayuan.ledgers.exchange.sending import acting_for
from jiayuan.ledgers.models import ExchangeRoot, Peer

DAYS = 31
PATH = "/api/v1/exchange/roots"


def own_roots() -> list[dict[str, str]]:
    """Our newest daily seals with their signatures, newest first. They tell counts and hashes, so they are open."""
    rows = ExchangeRoot.objects.filter(origin=own().code).order_by("-day")[:DAYS]
    return [{"text": row.text, "signature": row.signature} for row in rows]


def _sound(peer: Peer, one: Any) -> Seal | None:
    try:
        seal = Seal(**json.loads(one["text"]))
        date.fromisoformat(seal.day)
        same = (seal.text(), seal.origin) == (one["text"], peer.code)
    except (LookupError, ValueError, TypeError):
        return None
    holds = signatures.holds(peer.algorithm, peer.public_key, one["text"], str(one["signature"]))
    return seal if same and holds else None


def _keep(peer: Peer, seal: Seal, signature: str) -> bool:
    """Whether the root is new or the one we know; a second root for a day is a rewritten past."""
    known, _made = ExchangeRoot.objects.get_or_create(
        origin=peer.code, day=date.fromisoformat(seal.day),
        defaults={"count": seal.count, "root": seal.root, "text": seal.text(), "signature": signature,
                  "seen_at": clock.now()},
    )  # fmt: skip
    return known.text == seal.text()


def fetch_roots(peer: Peer) -> list[str]:
    """Keeps a peer's roots; the days for which it now tells another one. Nothing when it does not answer."""
    try:
        given = list(json.loads(wire.fetch(peer.url.rstrip("/") + PATH))["roots"])
    except (Unavailable, LookupError, ValueError, TypeError):
        return []
    with acting_for(peer):
        seals = [(seal, one["signature"]) for one in given[:DAYS] if (seal := _sound(peer, one))]
        rewritten = [seal.day for seal, signature in seals if not _keep(peer, seal, signature)]
        for day in rewritten:
            audit.record("ledgers.root_rewritten", outcome="alarm", detail={"peer": peer.code, "day": day})
    return rewritten
