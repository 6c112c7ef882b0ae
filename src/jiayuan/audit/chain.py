"""The chain of seals by itself: numbers, signatures, links and ranges without a hole. No record is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jiayuan.audit.archive import Archive
from jiayuan.audit.leaves import GENESIS
from jiayuan.audit.rules import Finding
from jiayuan.audit.sealstore import StoredSeal
from jiayuan.audit.signer import signed_by


def chain_findings(seals: Sequence[StoredSeal], archive: Archive, keys: dict[str, bytes]) -> list[Finding]:
    """Gaps, wrong signatures, broken links, seals that differ from their copy, and a cut tail."""
    findings, previous, expected = [], GENESIS, 1
    for seal in seals:
        head = seal.head
        findings += [Finding("seal_missing", no) for no in range(expected, head.no)]
        if not signed_by(keys, seal.key_id, head.message(), seal.signature):
            findings.append(Finding("signature", head.no))
        # After a gap the link cannot fit; the gap is told instead.
        if head.no == expected and head.prev_root != previous:
            findings.append(Finding("chain", head.no))
        kept = archive.read(head.no)
        # The time is not signed, and a seal dated back would pass for one whose records have aged out.
        if kept and (kept[0].head, kept[0].at) != (head, seal.at):
            findings.append(Finding("seal_changed", head.no))
        previous, expected = head.digest(), head.no + 1
    return findings + [Finding("cut_tail", no) for no in range(expected, archive.last() + 1)]


def range_findings(seals: Sequence[StoredSeal]) -> list[Finding]:
    """Seals of one epoch must follow each other without a hole between their transactions."""
    return [
        Finding("range", after.head.no)
        for before, after in pairwise(seals)
        if before.head.epoch == after.head.epoch and before.head.to_xid != after.head.from_xid
    ]
