"""The daily log: numbered lines in a hash chain, closed by a signed seal over their Merkle root.

`<number> <chain> <entry>` per line, `seal <seal> <signature>` at the end; entries and seals are canonical JSON. A chain
value is the SHA-256 of the one before, a blank and the entry, so that one wrong line shows as exactly that line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from jiayuan.kernel.crypto import merkle_root
from jiayuan.ledgers.exchange.rules.canonical import canonical

START = b"0" * 64
SEAL = b"seal "


@dataclass(frozen=True, slots=True)
class Seal:
    """What closes a day: `prev` is the digest of the seal before (zeros for the first), `key` names the signer."""

    origin: str
    day: str
    count: int
    root: str
    last: str
    prev: str
    algorithm: str
    key: str

    def text(self) -> str:
        return canonical(asdict(self))

    def digest(self) -> str:
        return sha256(self.text().encode()).hexdigest()


def chained(before: bytes, entry: bytes) -> bytes:
    """The chain value of an entry, 64 hex digits."""
    return sha256(before + b" " + entry).hexdigest().encode()


@dataclass(slots=True)
class Day:
    """A log being written; `prev` is the digest of the seal before."""

    origin: str
    day: str
    prev: str = START.decode()
    count: int = 0
    last: bytes = START

    def lines(self, entries: Iterable[Mapping[str, Any]], leaves: list[bytes]) -> Iterator[bytes]:
        """The lines of the entries; their bytes are gathered in `leaves` for the root."""
        for entry in entries:
            text = canonical(entry).encode()
            self.count, self.last = self.count + 1, chained(self.last, text)
            leaves.append(text)
            yield b"%d %s %s\n" % (self.count, self.last, text)

    def seal(self, leaves: list[bytes], algorithm: str, key: str) -> Seal:
        root = merkle_root(leaves).hex()
        return Seal(self.origin, self.day, self.count, root, self.last.decode(), self.prev, algorithm, key)


def seal_line(seal: Seal, sign: Callable[[str], str]) -> bytes:
    """The last line of a log; `sign` gives the signature of a text in hex."""
    return SEAL + seal.text().encode() + b" " + sign(seal.text()).encode() + b"\n"
