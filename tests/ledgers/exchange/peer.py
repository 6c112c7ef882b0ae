"""A loopback peer: our own server in a thread, reached over real HTTP, and what a peer's program does by hand."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections

from jiayuan.kernel.crypto import public_key, sign
from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers.exchange.own import own
from jiayuan.ledgers.exchange.rules.canonical import digest
from jiayuan.ledgers.exchange.rules.envelope import Envelope
from jiayuan.ledgers.exchange.wire import PATH, Told, packed, read_told
from jiayuan.ledgers.models import Peer
from tests.people import as_service
from tests.tree import HOME

SEED = bytes(range(7, 39))


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Requests are not told."""


@contextmanager
def served() -> Iterator[str]:
    """The address of our own server. It works in the test's own transaction: one of the two waits at any time."""
    shared = {name: connections[name] for name in ("default", "keys")}
    for connection in shared.values():
        connection.inc_thread_sharing()
    # As Django's own test client does: the test's open transaction looks like a connection to be closed.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=_Quiet)

    def run() -> None:
        for name, connection in shared.items():
            connections[name] = connection
        server.serve_forever(0.01)

    thread = Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
        for connection in shared.values():
            connection.dec_thread_sharing()


def add_peer(code: str, url: str = "http://127.0.0.1:9", seed: bytes = SEED, **more: Any) -> Peer:
    """An entry in the register of peers, for the first community unless said otherwise."""
    values: dict[str, Any] = {
        "name": "府右街南社区", "kind": "community", "office": 7, "url": url, "public_key": public_key(seed).hex(),
        "place_path": HOME.value,
    }  # fmt: skip
    with as_service():
        return Peer.objects.create(code=code, **(values | more))


@dataclass
class Caller:
    """A peer's program: writes, signs and posts messages."""

    code: str
    url: str
    seed: bytes = SEED
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def envelope(self, service: str = "ping", body: Any = None, **changes: Any) -> Envelope:
        made = Envelope(
            id=str(uuid7()), sender=self.code, to=own().code, purpose="benefit-check", service=service,
            at=self.at.isoformat(), nonce=os.urandom(16).hex(), body_hash=digest(body),
        )  # fmt: skip
        return replace(made, **changes)

    def bytes(self, envelope: Envelope, body: Any = None, signature: str = "") -> bytes:
        text = envelope.text()
        return packed("envelope", text, signature or sign(self.seed, text.encode()).hex(), body)

    def post(self, raw: bytes) -> tuple[int, bytes]:
        request = urllib.request.Request(self.url + PATH, raw, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def ask(self, service: str = "ping", body: Any = None, **changes: Any) -> Told:
        status, raw = self.post(self.bytes(self.envelope(service, body, **changes), body))
        assert status == 200, (status, json.loads(raw))
        return read_told(raw)
