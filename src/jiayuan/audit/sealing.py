"""Sealing: all records of finished transactions since the last seal become one signed Merkle tree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiayuan.audit.archive import Archive
from jiayuan.audit.leaves import GENESIS, Row, SealHead
from jiayuan.audit.sealstore import StoredSeal, insert_seal, last_seal, seals_after
from jiayuan.audit.signer import Signer
from jiayuan.audit.store import Cursor, current_epoch, horizon, rows_between
from jiayuan.kernel.crypto import merkle_root

# A crash can lose the file of the latest seal only; a few more are looked at for lost disks.
LOOK_BACK = 10
_ONE_SEALER = "SELECT pg_advisory_xact_lock(hashtext('jiayuan audit seal'))"


def next_head(last: SealHead | None, epoch: int, to_xid: int, rows: Sequence[Row]) -> SealHead:
    """The head that follows `last`; a new epoch starts at transaction 0 again."""
    start = last.to_xid if last and last.epoch == epoch else 0
    root = merkle_root(row.leaf for row in rows)
    return SealHead(
        last.no + 1 if last else 1, epoch, start, to_xid, len(rows), root, last.digest() if last else GENESIS
    )


def seal_finished(cursor: Cursor, signer: Signer, archive: Archive, now: datetime) -> StoredSeal | None:
    """Stores one seal over everything that is finished; None when there is nothing new. Commit is the caller's."""
    cursor.execute(_ONE_SEALER)
    last = last_seal(cursor)
    # Taken before the rows are read: what ends in between waits for the next seal.
    epoch, to_xid = current_epoch(cursor), horizon(cursor)
    start = last.head.to_xid if last and last.head.epoch == epoch else 0
    rows = rows_between(cursor, epoch, start, to_xid)
    if not rows:
        return None
    head = next_head(last.head if last else None, epoch, to_xid, rows)
    seal = StoredSeal(head, signer.sign(head.message()), signer.key_id, now)
    insert_seal(cursor, seal, archive.names)
    return seal


def export_missing(cursor: Cursor, signer: Signer, archive: Archive) -> int:
    """Writes the archive files that are missing, so that a crash between commit and file leaves no gap."""
    latest = seals_after(cursor, max(archive.last() - LOOK_BACK, 0))
    missing = [seal for seal in latest if not archive.has(seal.head.no)]
    for seal in missing:
        head = seal.head
        rows = rows_between(cursor, head.epoch, head.from_xid, head.to_xid)
        # Only what still fits its root may become a witness.
        if merkle_root(row.leaf for row in rows) == head.root:
            archive.keep(seal, rows, signer.public)
    return len(missing)
