"""All chapters in order, and the audit's own at the end."""

from __future__ import annotations

from jiayuan.audit import api as audit
from jiayuan.config.demo.district import District
from jiayuan.config.drill import benefits, cases, event, ledger
from jiayuan.config.drill.cast import Residents, member
from jiayuan.config.drill.figures import AuditFigures, Figures
from jiayuan.config.drill.stage import Stage
from jiayuan.kernel.purpose import AUDIT_REVIEW


def sealed() -> AuditFigures:
    """Seals what the drill wrote and checks every seal."""
    audit.seal_now()
    with member("auditor").acting(AUDIT_REVIEW):
        counts = audit.counts()
        report = audit.verify_seals()
    return AuditFigures(records=counts["records"], sealed=counts["sealed"], verified=report.verified)


def play(stage: Stage, district: District) -> Figures:
    """The whole story on a seeded district."""
    # One book of accounts for all chapters: whoever was told of a benefit may file a request, too.
    residents = Residents()
    return Figures(
        ledger=ledger.play(stage, district),
        benefits=benefits.play(stage, residents),
        cases=cases.play(stage, district, residents),
        command=event.play(stage),
        audit=sealed(),
    )
