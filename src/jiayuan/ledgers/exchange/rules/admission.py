"""Whether a message is let in, and if not, by which code it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from jiayuan.ledgers.exchange.rules import signatures
from jiayuan.ledgers.exchange.rules.envelope import Answer, Envelope, moment

SKEW = timedelta(seconds=300)
NONCE_KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Key:
    """The public key we hold of a peer, in hex."""

    algorithm: str
    public: str


def refusal(envelope: Envelope, signature: str, body_hash: str, key: Key | None, own: str, now: datetime) -> str:
    """The code of the first thing that is wrong, "" when nothing is. `body_hash` is of the body that came.

    Replays are the caller's to find, because only a database remembers.
    """
    if key is None:
        return "unknown-peer"
    if envelope.to != own:
        return "wrong-recipient"
    # Before the time: an unsigned clock tells nothing.
    if not signatures.holds(key.algorithm, key.public, envelope.text(), signature):
        return "bad-signature"
    if abs(now - moment(envelope.at)) > SKEW:
        return "skew"
    return "" if body_hash == envelope.body_hash else "body-changed"


def answer_refusal(asked: Envelope, answer: Answer, signature: str, body_hash: str, key: Key) -> str:
    """The same for an answer: it must be signed by whom we asked and speak of what we asked."""
    if (answer.re, answer.sender, answer.to, answer.nonce) != (asked.id, asked.to, asked.sender, asked.nonce):
        return "not-our-question"
    if not signatures.holds(key.algorithm, key.public, answer.text(), signature):
        return "bad-signature"
    return "" if body_hash == answer.body_hash else "body-changed"
