"""What is signed: the envelope of a message and of its answer, read strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from jiayuan.ledgers.exchange.rules.canonical import canonical

_HASH = re.compile(r"[0-9a-f]{64}")
_NONCE = re.compile(r"[0-9a-f]{32,64}")
_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,60}")
SELECTOR_MAX = 40_000


class Malformed(ValueError):
    """The text is no envelope; the message names the part, never its content."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who asks whom for what; `at` is an ISO time with zone, `body_hash` the digest of the body."""

    id: str
    sender: str
    to: str
    purpose: str
    service: str
    at: str
    nonce: str
    body_hash: str
    on_behalf_of: str = ""
    selector: Mapping[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        """The canonical text that is signed; on the wire the sender is called `from`."""
        values = asdict(self)
        values["from"] = values.pop("sender")
        return canonical(values)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to message `re`: `status` answered or refused, with the code of the refusal."""

    re: str
    sender: str
    to: str
    status: str
    code: str
    at: str
    nonce: str
    body_hash: str

    def text(self) -> str:
        values = asdict(self)
        values["from"] = values.pop("sender")
        return canonical(values)


def moment(text: str) -> datetime:
    """The time an envelope names; Malformed without a zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Malformed("at") from None
    if found.tzinfo is None:
        raise Malformed("at")
    return found


def _words(given: object, names: set[str]) -> dict[str, Any]:
    # Exactly these parts: an unknown one might mean something to whoever signed it.
    if not isinstance(given, dict) or set(given) != names:
        raise Malformed("parts")
    for name, value in given.items():
        if name != "selector" and not isinstance(value, str):
            raise Malformed(name)
    return {("sender" if name == "from" else name): value for name, value in given.items()}


def _fits(words: Mapping[str, Any], shapes: Mapping[str, re.Pattern[str]]) -> None:
    for name, shape in shapes.items():
        if not shape.fullmatch(words[name]):
            raise Malformed(name)
    moment(words["at"])


_ASK = {"sender": _NAME, "to": _NAME, "purpose": _NAME, "service": _NAME, "nonce": _NONCE, "body_hash": _HASH}
_TELL = {"sender": _NAME, "to": _NAME, "nonce": _NONCE, "body_hash": _HASH}


def read_envelope(given: object) -> Envelope:
    """An envelope from parsed JSON; raises Malformed."""
    names = {"id", "from", "on_behalf_of", "to", "purpose", "service", "selector", "at", "nonce", "body_hash"}
    words = _words(given, names)
    _fits(words, _ASK)
    if len(words["on_behalf_of"]) > 60:
        raise Malformed("on_behalf_of")
    if not _selector_fits(words["selector"]):
        raise Malformed("selector")
    _uuid(words["id"], "id")
    return Envelope(**words)


def _selector_fits(given: object) -> bool:
    try:
        return isinstance(given, dict) and len(canonical(given)) <= SELECTOR_MAX
    except (ValueError, RecursionError):
        return False


def read_answer(given: object) -> Answer:
    """An answer from parsed JSON; raises Malformed."""
    words = _words(given, {"re", "from", "to", "status", "code", "at", "nonce", "body_hash"})
    _fits(words, _TELL)
    if words["status"] not in ("answered", "refused"):
        raise Malformed("status")
    _uuid(words["re"], "re")
    return Answer(**words)


def _uuid(text: str, part: str) -> None:
    try:
        same = str(UUID(text)) == text
    except ValueError:
        same = False
    if not same:
        raise Malformed(part)
