"""Who we are to others: our name and the key we sign with, a file of the operator and never in the database."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from jiayuan.kernel.crypto import fingerprint, new_signing_key, public_key
from jiayuan.ledgers.exchange.rules import signatures

ALGORITHM = "ed25519"


@dataclass(frozen=True, slots=True)
class Own:
    """Our code among peers and our signing seed."""

    code: str
    seed: bytes

    @property
    def public(self) -> str:
        return public_key(self.seed).hex()

    @property
    def key_id(self) -> str:
        return fingerprint(public_key(self.seed))

    def sign(self, text: str) -> str:
        return signatures.sign(ALGORITHM, self.seed, text)


def log_folder() -> Path:
    """Where daily logs and the public keys of both sides lie."""
    return Path(settings.DATA_DIR) / "exchange"


def own() -> Own:
    """Our identity; the key is made at first use, readable by its owner alone."""
    path = Path(settings.DATA_DIR) / "exchange.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(new_signing_key())
    return Own(settings.EXCHANGE_NAME, path.read_bytes())
