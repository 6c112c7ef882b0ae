"""What is sealed: a record as a leaf of a tree, and the head of a seal that is signed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

ALGORITHM = "rfc6962-sha256+ed25519"
GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class Row:
    """A record as the sealer sees it: its identity, its transaction and the canonical text of the rest."""

    id: str
    xid: int
    payload: str

    @property
    def content(self) -> bytes:
        return sha256(self.payload.encode()).digest()

    @property
    def leaf(self) -> bytes:
        # Identity and transaction stand outside the content, so that exchanged rows show as exchanged.
        return f"{self.id}|{self.xid}|".encode() + self.content


@dataclass(frozen=True, slots=True)
class SealHead:
    """All a seal signs. `prev_root` is the digest of the seal before (zeros for the first): the chain."""

    no: int
    epoch: int
    from_xid: int
    to_xid: int
    count: int
    root: bytes
    prev_root: bytes
    alg: str = ALGORITHM

    def message(self) -> bytes:
        numbers = (self.no, self.epoch, self.from_xid, self.to_xid, self.count)
        return "|".join([*map(str, numbers), self.root.hex(), self.prev_root.hex(), self.alg]).encode()

    def digest(self) -> bytes:
        return sha256(self.message()).digest()
