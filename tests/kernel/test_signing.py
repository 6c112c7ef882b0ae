"""Signatures hold for one message and one key, and short names tell keys apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.signing import fingerprint, new_signing_key, public_key, sign, verify

SEED = new_signing_key()
PUBLIC = public_key(SEED)


@given(st.binary(max_size=64))
def test_signing_twice_gives_the_same_bytes(message: bytes) -> None:
    assert sign(SEED, message) == sign(SEED, message)
    assert verify(PUBLIC, message, sign(SEED, message))


@given(st.binary(min_size=1, max_size=64), st.integers(0, 63), st.integers(1, 255))
def test_any_changed_byte_of_the_signature_is_noticed(message: bytes, at: int, flip: int) -> None:
    signature = bytearray(sign(SEED, message))
    signature[at] ^= flip
    assert not verify(PUBLIC, message, bytes(signature))


@given(st.binary(min_size=1, max_size=40), st.data())
def test_any_changed_byte_of_the_message_is_noticed(message: bytes, data: st.DataObject) -> None:
    at, flip = data.draw(st.integers(0, len(message) - 1)), data.draw(st.integers(1, 255))
    other = message[:at] + bytes((message[at] ^ flip,)) + message[at + 1 :]
    assert not verify(PUBLIC, other, sign(SEED, message))


def test_another_key_does_not_vouch() -> None:
    assert not verify(public_key(new_signing_key()), b"seal", sign(SEED, b"seal"))


@pytest.mark.parametrize(
    ("public", "signature"), [(b"", b""), (bytes(31), bytes(64)), (PUBLIC, b"short")], ids=["empty", "zeros", "short"]
)
def test_rubbish_is_a_plain_no(public: bytes, signature: bytes) -> None:
    assert verify(public, b"seal", signature) is False


def test_names_of_keys_are_short_and_differ() -> None:
    names = {fingerprint(public_key(new_signing_key())) for _ in range(50)}
    assert len(names) == 50
    assert all((len(name) == 16 and name.islower()) or name.isdigit() for name in names)


def test_a_name_tells_nothing_of_the_seed() -> None:
    assert fingerprint(PUBLIC) not in SEED.hex()
    assert fingerprint(PUBLIC) == fingerprint(public_key(SEED))
