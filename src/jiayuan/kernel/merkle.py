"""Merkle trees as in RFC 6962 section 2.1: leaves are hashed with 0x00 before, nodes with 0x01."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _level_up(level: Sequence[bytes]) -> list[bytes]:
    """One level higher; an odd last node moves up unchanged, which equals the RFC's split at powers of two."""
    paired = [_node(level[n], level[n + 1]) for n in range(0, len(level) - 1, 2)]
    return [*paired, level[-1]] if len(level) % 2 else paired


def merkle_root(leaves: Iterable[bytes]) -> bytes:
    """The root over the leaves' data; of nothing it is sha256 of nothing."""
    # Level by level instead of by recursion: a seal may cover a million records.
    level = [leaf_hash(leaf) for leaf in leaves]
    while len(level) > 1:
        level = _level_up(level)
    return level[0] if level else EMPTY


def merkle_proof(leaves: Iterable[bytes], index: int) -> list[bytes]:
    """The audit path of leaf `index`, lowest sibling first; raises IndexError outside the tree."""
    level = [leaf_hash(leaf) for leaf in leaves]
    if not 0 <= index < len(level):
        raise IndexError(index)
    path = []
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            path.append(level[sibling])
        level, index = _level_up(level), index // 2
    return path


def proof_holds(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the path leads from the leaf at `index` of `size` to the root."""
    found, last, rest = leaf_hash(leaf), size - 1, list(proof)
    while last > 0:
        if index % 2 == 1 or index < last:
            if not rest:
                return False
            sibling = rest.pop(0)
            found = _node(sibling, found) if index % 2 else _node(found, sibling)
        index, last = index // 2, last // 2
    return not rest and found == root
