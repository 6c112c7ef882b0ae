"""What travels over HTTP: `{envelope, signature, body}` one way, `{answer, signature, body}` the other."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO, Any

from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.text import mark
from jiayuan.ledgers.exchange.rules.canonical import digest
from jiayuan.ledgers.exchange.rules.envelope import Answer, Envelope, Malformed, read_answer, read_envelope

MAX_BYTES = 5 * 1024 * 1024
SECONDS = 20
PATH = "/api/v1/exchange/messages"


@dataclass(frozen=True, slots=True)
class Asked:
    """A message as it came; `body_hash` is of the body that came with it."""

    envelope: Envelope
    signature: str
    body: Any
    body_hash: str


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it came."""

    answer: Answer
    signature: str
    body: Any
    body_hash: str


def _parts(raw: bytes, first: str) -> tuple[Any, str, Any, str]:
    if len(raw) > MAX_BYTES:
        raise Malformed("size")
    try:
        given = json.loads(raw)
    # RecursionError: brackets nested by the thousand.
    except (ValueError, RecursionError):
        raise Malformed("json") from None
    if not isinstance(given, dict) or set(given) != {first, "signature", "body"}:
        raise Malformed("parts")
    if not isinstance(given["signature"], str):
        raise Malformed("signature")
    try:
        # Not every JSON has a canonical form: NaN, half a surrogate pair, numbers no double can hold.
        return given[first], given["signature"], given["body"], digest(given["body"])
    except (ValueError, RecursionError):
        raise Malformed("body") from None


def read_asked(raw: bytes) -> Asked:
    """A message; raises Malformed."""
    envelope, *rest = _parts(raw, "envelope")
    return Asked(read_envelope(envelope), *rest)


def read_told(raw: bytes) -> Told:
    """An answer; raises Malformed."""
    answer, *rest = _parts(raw, "answer")
    return Told(read_answer(answer), *rest)


def packed(first: str, text: str, signature: str, body: Any) -> bytes:
    """The bytes of a message (`first` is "envelope") or an answer ("answer")."""
    return json.dumps({first: json.loads(text), "signature": signature, "body": body}, ensure_ascii=False).encode()


class _Straight(urllib.request.HTTPRedirectHandler):
    """A redirect would carry a signed message to somebody it was not meant for."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


_opener = urllib.request.build_opener(_Straight())


def fetch(url: str, data: bytes | None = None) -> bytes:
    """The peer's answer; raises Unavailable when there is none or it is too long."""
    # A file: or ftp: address in the register must not become a way into this machine.
    if not url.startswith(("http://", "https://")):
        raise Unavailable(mark("对方没有应答"), code="address")
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})  # noqa: S310 -- checked above
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            raw: bytes = answer.read(MAX_BYTES + 1)
    except urllib.error.HTTPError as error:
        raise Unavailable(mark("对方没有应答"), code=f"http-{error.code}") from error
    except (OSError, HTTPException) as error:
        raise Unavailable(mark("对方没有应答"), code="no-answer") from error
    if len(raw) > MAX_BYTES:
        raise Unavailable(mark("对方没有应答"), code="too-long")
    return raw
