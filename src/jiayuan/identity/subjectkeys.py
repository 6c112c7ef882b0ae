"""Each person's own key: fetched in bulk from the keys database, unwrapped, and kept in memory for five minutes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import Error, connections

from jiayuan.identity.keyring import keyring
from jiayuan.identity.keystore import DATABASE, add, fetch
from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.text import mark

# An erased person is forgotten by every process after this long.
KEEP_SECONDS = 300.0
KEEP_AT_MOST = 200_000
_cache: dict[UUID, tuple[float, bytes]] = {}


def forget(subjects: Iterable[UUID] | None = None) -> None:
    """Drops keys from memory: all of them, or those of erased people."""
    if subjects is None:
        _cache.clear()
        return
    for subject in subjects:
        _cache.pop(subject, None)


def _remember(keys: Mapping[UUID, bytes], now: float) -> None:
    # Bulk runs pass once over everybody: dropping all is cheaper than finding the oldest.
    if len(_cache) + len(keys) > KEEP_AT_MOST:
        _cache.clear()
    _cache.update({subject: (now, key) for subject, key in keys.items()})


def _remembered(subjects: Iterable[UUID], now: float) -> dict[UUID, bytes]:
    kept = {subject: _cache.get(subject) for subject in subjects}
    return {subject: entry[1] for subject, entry in kept.items() if entry and now - entry[0] < KEEP_SECONDS}


def keys_of(subjects: Iterable[UUID], *, create: bool) -> dict[UUID, bytes]:
    """The keys of these people; missing ones are made when `create`, else left out (the person was erased).

    Raises Unavailable when the keys database does not answer: nothing is ever written unsealed.
    """
    # Not the platform's clock: a frozen or set-back clock must not keep keys alive.
    now = time.monotonic()
    asked = set(subjects)
    known = _remembered(asked, now)
    wanted = sorted(asked - known.keys())
    if not wanted:
        return known
    ring = keyring()
    try:
        fresh = fetch(wanted, ring)
        missing = [subject for subject in wanted if subject not in fresh]
        if create and missing:
            add(missing, ring)
            # Read back: another process may have made the key first, and only one of the two stays.
            fresh |= fetch(missing, ring)
    except Error as error:
        raise Unavailable(mark("密钥库暂不可用，加密的内容暂时看不到"), code="keys-database") from error
    _remember(fresh, now)
    return known | fresh


def drop(subject: UUID) -> bool:
    """Deletes a person's key: what was sealed for them opens nowhere again, old backups included."""
    with connections[DATABASE].cursor() as cursor:
        cursor.execute("DELETE FROM identity_subjectkey WHERE subject_id = %s", [subject])
        dropped = bool(cursor.rowcount > 0)
    forget([subject])
    return dropped
