"""The key that signs seals: a file of the operator, never in the database."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from jiayuan.kernel.crypto import fingerprint, new_signing_key, public_key, sign, verify


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs with one Ed25519 key."""

    seed: bytes

    @classmethod
    def from_file(cls, path: Path) -> Signer:
        """Reads the key, or makes one readable by its owner alone."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Exclusive and private from the first byte on.
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(new_signing_key())
        return cls(path.read_bytes())

    @property
    def public(self) -> bytes:
        return public_key(self.seed)

    @property
    def key_id(self) -> str:
        return fingerprint(self.public)

    def sign(self, message: bytes) -> bytes:
        return sign(self.seed, message)


def signed_by(keys: dict[str, bytes], key_id: str, message: bytes, signature: bytes) -> bool:
    """Whether a known public key of that name made the signature."""
    return key_id in keys and verify(keys[key_id], message, signature)
