"""Statements on the keys database: wrapped keys fetched, added and dropped in bulk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import connections

from jiayuan.identity.keyring import Keyring
from jiayuan.kernel.crypto import new_key, unwrap_key, wrap_key
from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.text import mark

DATABASE = "keys"
# Arrays of this size keep the statement under a few megabytes.
BATCH = 20_000
_FETCH = "SELECT subject_id, wrapped_key, kek_id FROM identity_subjectkey WHERE subject_id = ANY(%s::uuid[])"
_ADD = """
INSERT INTO identity_subjectkey (subject_id, wrapped_key, kek_id)
SELECT subject, wrapped, %s FROM unnest(%s::uuid[], %s::bytea[]) AS fresh (subject, wrapped)
ON CONFLICT (subject_id) DO NOTHING
"""


def batches(subjects: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(subjects), BATCH):
        yield subjects[start : start + BATCH]


def fetch(subjects: Sequence[UUID], ring: Keyring) -> dict[UUID, bytes]:
    found: dict[UUID, bytes] = {}
    for batch in batches(subjects):
        with connections[DATABASE].cursor() as cursor:
            cursor.execute(_FETCH, [list(batch)])
            rows = cursor.fetchall()
        for subject, wrapped, kek in rows:
            if kek not in ring.keks:
                raise Unavailable(mark("密钥文件不可用，加密的内容暂时看不到"), code="kek-unknown")
            found[subject] = unwrap_key(ring.keks[kek], bytes(wrapped), str(subject))
    return found


def add(subjects: Sequence[UUID], ring: Keyring) -> None:
    for batch in batches(subjects):
        wrapped = [wrap_key(ring.kek, new_key(), str(subject)) for subject in batch]
        with connections[DATABASE].cursor() as cursor:
            cursor.execute(_ADD, [ring.current, list(batch), wrapped])
