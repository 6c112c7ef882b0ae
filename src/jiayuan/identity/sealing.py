"""Sealing single values for one person and one cell, and blind indexes to find them again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from jiayuan.identity.keyring import keyring
from jiayuan.identity.subjectkeys import keys_of
from jiayuan.kernel.crypto import Unsealable, blind_index, open_sealed, seal_each
from jiayuan.kernel.text import mark


def seal_many(items: Sequence[tuple[UUID, str, str]]) -> list[bytes]:
    """Seals (subject, cell, text) in order; `cell` is "table.column:row id". One round trip for all keys."""
    keys = keys_of((subject for subject, _, _ in items), create=True)
    return seal_each([(keys[subject], text.encode(), cell) for subject, cell, text in items])


def open_many(items: Sequence[tuple[UUID, str, bytes]]) -> list[str]:
    """Opens (subject, cell, sealed) in order. Raises Unsealable when a key is gone or a value was moved or changed."""
    keys = keys_of((subject for subject, _, _ in items), create=False)
    missing = [subject for subject, _, _ in items if subject not in keys]
    if missing:
        raise Unsealable(mark("内容已抹除"), code="erased")
    return [open_sealed(keys[subject], sealed, cell).decode() for subject, cell, sealed in items]


def seal_for(subject: UUID, cell: str, text: str) -> bytes:
    return seal_many([(subject, cell, text)])[0]


def open_for(subject: UUID, cell: str, sealed: bytes) -> str:
    return open_many([(subject, cell, sealed)])[0]


def blind(column: str, text: str) -> bytes:
    """Sixteen bytes by which equal values of one column ("table.column") are found without reading them."""
    return blind_index(keyring().index_key(column), text)


def blind_many(column: str, texts: Iterable[str]) -> dict[str, bytes]:
    """`blind` of each distinct text: text → sixteen bytes."""
    # The key file is looked at once for the whole column, not once for each of its cells.
    key = keyring().index_key(column)
    return {text: blind_index(key, text) for text in set(texts)}
