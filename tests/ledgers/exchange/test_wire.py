"""What travels: read strictly, never followed elsewhere, never longer than allowed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from jiayuan.kernel.errors import Unavailable
from jiayuan.ledgers.exchange import wire
from jiayuan.ledgers.exchange.rules.envelope import Malformed
from tests.ledgers.exchange.rules.test_envelope import ANSWER, GOOD


class Odd(BaseHTTPRequestHandler):
    """Answers oddly by the path that is asked."""

    def do_GET(self) -> None:
        status = {"/moved": 302, "/broken": 500}.get(self.path, 200)
        self.send_response(status)
        self.send_header("Location", "/plain")
        self.end_headers()
        self.wfile.write(b"x" * (wire.MAX_BYTES + 1) if self.path == "/long" else b"plain")

    def log_message(self, *_: object) -> None:
        """Requests are not told."""


@pytest.fixture(scope="module")
def odd() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Odd)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_plain_answer_is_fetched(odd: str) -> None:
    assert wire.fetch(f"{odd}/plain") == b"plain"


@pytest.mark.parametrize(
    ("path", "code"), [("/moved", "http-302"), ("/broken", "http-500"), ("/long", "too-long")]
)  # fmt: skip
def test_odd_answers_are_no_answers(odd: str, path: str, code: str) -> None:
    with pytest.raises(Unavailable) as caught:
        wire.fetch(odd + path)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("address", "code"),
    [("file:///etc/hostname", "address"), ("ftp://x/", "address"), ("http://127.0.0.1:9", "no-answer")],
)  # fmt: skip
def test_only_web_addresses_are_asked(address: str, code: str) -> None:
    with pytest.raises(Unavailable) as caught:
        wire.fetch(address)
    assert caught.value.code == code


def test_what_is_packed_is_read_again() -> None:
    asked = wire.read_asked(wire.packed("envelope", GOOD.text(), "ab", {"rows": [1]}))
    told = wire.read_told(wire.packed("answer", ANSWER.text(), "cd", None))
    assert (asked.envelope, asked.signature, asked.body) == (GOOD, "ab", {"rows": [1]})
    assert (told.answer, told.signature, told.body) == (ANSWER, "cd", None)


@pytest.mark.parametrize(
    ("part", "raw"),
    [
        ("size", b" " * (wire.MAX_BYTES + 1)), ("json", b"{"), ("json", b"\xff"), ("parts", b"7"),
        ("signature", json.dumps({"envelope": {}, "signature": 7, "body": None}).encode()),
        ("body", b'{"envelope":{},"signature":"","body":Infinity}'),
        ("body", b'{"envelope":{},"signature":"","body":"\\ud800"}'),
        ("body", b'{"envelope":{},"signature":"","body":12345678901234567890123}'),
        ("parts", b'{"envelope":{},"signature":"","body":null}'),
    ],
)  # fmt: skip
def test_each_malformed_part_is_named(part: str, raw: bytes) -> None:
    with pytest.raises(Malformed) as caught:
        wire.read_asked(raw)
    assert str(caught.value) == part
