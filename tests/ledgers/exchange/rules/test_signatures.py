"""Signatures by name of the algorithm; an installation may add its own."""

from __future__ import annotations

import hashlib

import pytest

from jiayuan.kernel.crypto import public_key
from jiayuan.ledgers.exchange.rules import signatures
from jiayuan.ledgers.exchange.rules.signatures import Algorithm

SEED = bytes(32)


def test_ed25519_is_built_in() -> None:
    signature = signatures.sign("ed25519", SEED, "家园")
    assert signatures.holds("ed25519", public_key(SEED).hex(), "家园", signature)
    assert not signatures.holds("ed25519", public_key(SEED).hex(), "家国", signature)


@pytest.mark.parametrize(("public", "signature"), [("zz", "00"), ("00", "zz"), ("", "")])
def test_malformed_hex_holds_nothing(public: str, signature: str) -> None:
    assert not signatures.holds("ed25519", public, "text", signature)


def test_another_algorithm_is_plugged_in_and_keeps_its_name() -> None:
    def made(secret: bytes, message: bytes) -> bytes:
        return hashlib.sha256(secret + message).digest()

    plugged = Algorithm(made, lambda public, message, signature: made(public, message) == signature)
    signatures.register("toy", plugged)
    assert signatures.known("toy")
    assert signatures.holds("toy", "aa", "text", signatures.sign("toy", b"\xaa", "text"))
    with pytest.raises(ValueError, match="toy"):
        signatures.register("toy", Algorithm(made, lambda *_: True))
