"""Sealing of fields, wrapping of keys, blind indexes, signatures, Merkle trees.

A sealed value is ``version(1) | alg(1) | key id(4) | nonce(12) | ciphertext | tag(16)``; the associated data name the
cell (``table.column:row``), so a ciphertext moved to another cell does not open.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jiayuan.kernel.errors import JiayuanError
from jiayuan.kernel.merkle import leaf_hash, merkle_proof, merkle_root, proof_holds
from jiayuan.kernel.signing import fingerprint, new_signing_key, public_key, sign, verify
from jiayuan.kernel.text import mark, nfkc

__all__ = [
    "Unsealable",
    "blind_index",
    "fingerprint",
    "key_id",
    "leaf_hash",
    "merkle_proof",
    "merkle_root",
    "new_key",
    "new_signing_key",
    "open_sealed",
    "proof_holds",
    "public_key",
    "seal",
    "seal_each",
    "sign",
    "unwrap_key",
    "verify",
    "wrap_key",
]
# Two leading bytes let an installation move to SM4 or a new form while old values still open.
VERSION = 1
AES_256_GCM = 1
_HEAD = bytes((VERSION, AES_256_GCM))
_NONCE = 12
_TAG = 16
_BODY = len(_HEAD) + 4


class Unsealable(JiayuanError):
    """The value was changed, moved, or sealed under another key."""

    status = 503
    default_code = "unsealable"


def new_key() -> bytes:
    """A fresh 256-bit key."""
    return AESGCM.generate_key(256)


@lru_cache(maxsize=4096)
def key_id(key: bytes) -> bytes:
    """Four bytes that name a key without telling anything about it."""
    return hmac.digest(key, b"jiayuan key id", "sha256")[:4]


def seal(key: bytes, plaintext: bytes, associated: str) -> bytes:
    """Encrypts with AES-256-GCM, bound to `associated`."""
    # Random, never counted: one person has few values, so 96 bits cannot collide in practice.
    nonce = os.urandom(_NONCE)
    return _HEAD + key_id(key) + nonce + AESGCM(key).encrypt(nonce, plaintext, associated.encode())


def open_sealed(key: bytes, sealed: bytes, associated: str) -> bytes:
    """The plaintext; raises Unsealable when anything does not fit."""
    sealed = bytes(sealed)
    if len(sealed) < _BODY + _NONCE + _TAG or sealed[:2] != _HEAD or sealed[2:_BODY] != key_id(key):
        raise Unsealable(mark("内容暂不可见"))
    nonce, body = sealed[_BODY : _BODY + _NONCE], sealed[_BODY + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, body, associated.encode())
    except InvalidTag as error:
        raise Unsealable(mark("内容暂不可见")) from error


def wrap_key(kek: bytes, key: bytes, owner: str) -> bytes:
    """Seals a person's key under the key-encryption key, bound to its owner."""
    return seal(kek, key, f"key:{owner}")


def unwrap_key(kek: bytes, wrapped: bytes, owner: str) -> bytes:
    return open_sealed(kek, wrapped, f"key:{owner}")


def seal_each(items: Sequence[tuple[bytes, bytes, str]]) -> list[bytes]:
    """`seal` for many (key, plaintext, associated), in order."""
    # One draw for all nonces and one cipher per key: making them costs as much as the encryption of a cell.
    nonces = os.urandom(_NONCE * len(items))
    ciphers: dict[bytes, tuple[bytes, AESGCM]] = {}
    found = []
    for at, (key, plaintext, associated) in enumerate(items):
        if key not in ciphers:
            ciphers[key] = _HEAD + key_id(key), AESGCM(key)
        head, cipher = ciphers[key]
        nonce = nonces[at * _NONCE : (at + 1) * _NONCE]
        found.append(head + nonce + cipher.encrypt(nonce, plaintext, associated.encode()))
    return found


def blind_index(key: bytes, text: str) -> bytes:
    """Sixteen bytes by which equal values are found without being read: HMAC of the NFKC form."""
    # Keyed: ids and phones are few enough to try them all against a plain hash.
    return hmac.digest(key, nfkc(text).encode(), "sha256")[:16]
