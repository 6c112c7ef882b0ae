"""Verification: the chain of seals is sound, and every record under them is what was sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from jiayuan.audit.archive import Archive
from jiayuan.audit.chain import chain_findings, range_findings
from jiayuan.audit.leaves import Row
from jiayuan.audit.rules import Finding, differences
from jiayuan.audit.sealstore import StoredSeal, seals_after
from jiayuan.audit.store import Cursor, oldest_month, rows_between
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
