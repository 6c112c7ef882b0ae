"""Verification: the chain of seals is sound, and every record under them is what was sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from jiayuan.audit.archive import Archive
from jiayuan.audit.rules import GENESIS, Finding, Row, differences
from jiayuan.audit.signer import signed_by
from jiayuan.audit.store import Cursor, StoredSeal, oldest_month, rows_between, seals_after
from jiayuan.kernel.crypto import merkle_root


@dataclass(slots=True)
class Report:
    """What `verify` found. `verified` is true when there is no finding."""

    seals: int = 0
    records: int = 0
    aged_out: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def verified(self) -> bool:
        return not self.findings

    def as_dict(self) -> dict[str, object]:
        counts = {"seals": self.seals, "records": self.records, "aged_out": self.aged_out}
        return {**counts, "verified": self.verified, "findings": [finding.as_dict() for finding in self.findings]}


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
        if kept and kept[0].head != head:
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


def row_findings(seal: StoredSeal, rows: Sequence[Row], archive: Archive) -> list[Finding]:
    """What happened to the records of one seal; located by the archive's leaves where it has them."""
    head = seal.head
    if len(rows) == head.count and merkle_root(row.leaf for row in rows) == head.root:
        return []
    kept = archive.read(head.no)
    if kept is None or kept[0].head.root != head.root:
        kind = "changed" if len(rows) == head.count else "deleted" if len(rows) < head.count else "inserted"
        return [Finding(kind, head.no)]
    return differences(head.no, kept[1], rows)


def verify(
    cursor: Cursor,
    archive: Archive,
    keys: dict[str, bytes],
    since: datetime | None = None,
    until: datetime | None = None,
) -> Report:
    """Checks the whole chain, and the records of the seals made between `since` and `until`."""
    seals = seals_after(cursor, 0)
    report = Report(seals=len(seals))
    report.findings += chain_findings(seals, archive, keys) + range_findings(seals)
    oldest = oldest_month(cursor)
    for seal in seals:
        if (since and seal.at < since) or (until and seal.at > until):
            continue
        head = seal.head
        rows = rows_between(cursor, head.epoch, head.from_xid, head.to_xid)
        report.records += len(rows)
        # Their partition was dropped by its retention rule; the chain still proves they existed.
        if not rows and oldest and seal.at < oldest:
            report.aged_out += 1
            continue
        report.findings += row_findings(seal, rows, archive)
    return report
