"""The key-encryption keys and the index key, from a file outside the databases (trust specification, 4.4)."""

from __future__ import annotations

import base64
import hmac
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from jiayuan.kernel.crypto import key_id, new_key
from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.text import mark


@dataclass(frozen=True, slots=True)
class Keyring:
    """`keks` by id (old ones stay to unwrap), `current` wraps new keys, `index` makes blind indexes."""

    current: str
    keks: dict[str, bytes]
    index: bytes

    @property
    def kek(self) -> bytes:
        return self.keks[self.current]

    def index_key(self, column: str) -> bytes:
        """The key of one column's blind index, so that equal values in two columns do not match."""
        return hmac.digest(self.index, f"blind:{column}".encode(), "sha256")


def create_key_file(path: Path) -> bool:
    """Writes a file of fresh keys readable by its owner only. False when one is there: it is never replaced."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    kek = new_key()
    name = key_id(kek).hex()
    content = {
        "current": name,
        "keks": {name: base64.b64encode(kek).decode()},
        "index": base64.b64encode(new_key()).decode(),
    }
    # A link fails where a file stands, a rename would replace it: two first starts keep one set of keys.
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(content, file)
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


@lru_cache(maxsize=4)
def load(path: Path) -> Keyring:
    """The keys of a file; raises Unavailable when it is missing or damaged."""
    try:
        content = json.loads(path.read_text())
        keks = {name: base64.b64decode(key) for name, key in content["keks"].items()}
        ring = Keyring(content["current"], keks, base64.b64decode(content["index"]))
        # A short key would work, and be weak; an old one is looked at too, for it still opens what it wrapped.
        if ring.current not in keks or any(len(key) != 32 for key in (*keks.values(), ring.index)):
            raise ValueError("wrong keys")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unavailable(mark("密钥文件不可用，加密的内容暂时看不到"), code="key-file") from error
    return ring


def keyring() -> Keyring:
    """The keys of this installation. A fresh demo or test makes its own file; elsewhere a missing file is an error."""
    path = Path(settings.KEK_FILE)
    # A deployment that lost its file must not go on with fresh keys, under which nothing old opens.
    if settings.DEMO and not path.exists():
        create_key_file(path)
    return load(path)
