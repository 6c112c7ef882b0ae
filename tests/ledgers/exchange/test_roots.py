"""Daily roots go across: a peer's are kept, and a second one for the same day is an alarm."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from jiayuan.audit import api as audit
from jiayuan.kernel.crypto import fingerprint, public_key, sign
from jiayuan.kernel.purpose import AUDIT_REVIEW
from jiayuan.ledgers.exchange.roots import fetch_roots
from jiayuan.ledgers.exchange.rules.log import Seal
from jiayuan.ledgers.models import ExchangeRoot, Peer
from tests.ledgers.exchange.peer import SEED, add_peer
from tests.people import People, as_service

Told = list[dict[str, str]]


def seal(root: str = "a" * 64, origin: str = "street-002", seed: bytes = SEED) -> dict[str, str]:
    """A day's seal as its origin signs it."""
    key = fingerprint(public_key(SEED))
    made = Seal(origin, "2026-03-01", 3, root, "b" * 64, "0" * 64, "ed25519", key)
    return {"text": made.text(), "signature": sign(seed, made.text().encode()).hex()}


@pytest.fixture
def told(tree: None) -> Iterator[Callable[[object], Peer]]:
    """A peer over HTTP that answers with what it is given; gives its entry in the register."""
    answer = {"raw": b""}

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer["raw"])

        def log_message(self, *_: object) -> None:
            """Requests are not told."""

    server = HTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    peer = add_peer("street-002", f"http://127.0.0.1:{server.server_port}", kind="street")

    def tell(value: object) -> Peer:
        answer["raw"] = json.dumps(value).encode()
        return peer

    yield tell
    server.shutdown()
    server.server_close()


def kept() -> list[tuple[str, date, str]]:
    with as_service():
        return list(ExchangeRoot.objects.values_list("origin", "day", "root"))


def test_a_signed_root_is_kept_once(told: Callable[[object], Peer]) -> None:
    peer = told({"roots": [seal()]})
    assert (fetch_roots(peer), fetch_roots(peer)) == ([], [])
    assert kept() == [("street-002", date(2026, 3, 1), "a" * 64)]


def test_another_root_for_the_same_day_is_a_rewritten_past(told: Callable[[object], Peer], people: People) -> None:
    fetch_roots(told({"roots": [seal()]}))
    assert fetch_roots(told({"roots": [seal("c" * 64)]})) == ["2026-03-01"]
    assert [root for _origin, _day, root in kept()] == ["a" * 64]
    with people.auditor.acting(AUDIT_REVIEW):
        (alarm,) = audit.search(act="ledgers.root_rewritten")
    assert alarm.outcome == "alarm"


@pytest.mark.parametrize(
    "value",
    [
        {"roots": [seal(seed=bytes(32))]}, {"roots": [seal(origin="somebody-else")]}, {"roots": [{"text": "{}"}]},
        {"roots": ["text"]}, {"roots": 7}, {}, [],
    ],
)  # fmt: skip
def test_what_is_not_the_peer_s_own_seal_is_left_out(told: Callable[[object], Peer], value: object) -> None:
    assert fetch_roots(told(value)) == []
    assert kept() == []


def test_a_silent_peer_gives_no_roots(tree: None) -> None:
    assert fetch_roots(add_peer("silent")) == []
