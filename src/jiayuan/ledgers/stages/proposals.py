"""What the machine proposes for a file: links, questions, and their end."""

from __future__ import annotations

from datetime import timedelta

from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers.models import LedgerFile, Link, ReviewItem
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.stages.rows import Row


def proposal(row: Row, decision: Decision, file: LedgerFile, model: Model) -> Link:
    is_new = decision.kind == "new"
    return Link(
        record_id=row.record, entity=decision.person or uuid7(), file=file, rule=decision.rule,
        weight_bits=decision.bits, margin_bits=decision.margin, levels={} if is_new else dict(decision.levels),
        hold_id=decision.hold_id, is_new=is_new, model=model.version, place_path=file.place_path,
        owner_org_id=file.owner_org_id,
    )  # fmt: skip


def question(row: Row, decision: Decision, file: LedgerFile) -> ReviewItem:
    told = decision.candidates[:3]
    return ReviewItem(
        file=file, row=row.stored, record_id=row.record, rule=decision.rule,
        candidates=[one.person for one in told],
        evidence=[{"person": str(one.person), "bits": one.bits, "levels": dict(one.levels)} for one in told],
        due_at=clock.now() + timedelta(days=14), place_path=file.place_path, owner_org_id=file.owner_org_id,
    )  # fmt: skip


def forget_proposals(file: LedgerFile) -> None:
    """Drops what the machine proposed for a file and nobody has decided: before a new match, and when it ends."""
    Link.objects.filter(file=file, state=Link.State.PROPOSED, by__isnull=True).delete()
    ReviewItem.objects.filter(file=file).exclude(state=ReviewItem.State.DECIDED).delete()
