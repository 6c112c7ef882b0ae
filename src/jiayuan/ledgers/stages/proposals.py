"""What the machine proposes for a file: links, questions, and their end."""

from __future__ import annotations

import json
from collections.abc import Iterable

import polars as pl

from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers.models import LedgerFile, Link, ReviewItem
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.reviews import TERM_DAYS
from jiayuan.ledgers.rules.workdays import end_after
from jiayuan.ledgers.stages.handing import hand_over
from jiayuan.ledgers.stages.rows import Row
from jiayuan.registry import api as registry

LINKS = """
INSERT INTO ledgers_link (record_id, entity, file_id, weight_bits, margin_bits, levels, rule, model, hold_id, is_new,
  state, made_at, place_path, owner_org_id)
SELECT s.record, s.entity, %(file)s, s.weight, s.margin, s.levels, s.rule, %(model)s, s.hold_id, s.is_new,
  'proposed', %(now)s, %(place)s, %(org)s
FROM {staged} s
"""
TYPES = {
    "record": "bigint", "entity": "uuid", "weight": "float8", "margin": "float8", "levels": "jsonb", "rule": "text",
    "hold_id": "boolean", "is_new": "boolean",
}  # fmt: skip
SCHEMA = dict.fromkeys(TYPES, pl.String) | {
    "record": pl.Int64, "weight": pl.Float64, "margin": pl.Float64, "hold_id": pl.Boolean, "is_new": pl.Boolean,
}  # fmt: skip


def _proposal(row: Row, decision: Decision, told: dict[tuple[str, ...], str]) -> tuple[object, ...]:
    """A line of TYPES; `told` keeps the texts of patterns, of which a file has few."""
    is_new = decision.kind == "new"
    levels = {} if is_new else decision.levels
    pattern = (*levels, *levels.values())
    if pattern not in told:
        told[pattern] = json.dumps(dict(levels))
    return (
        row.record, str(decision.person or uuid7()), decision.bits, decision.margin, told[pattern],
        decision.rule, decision.hold_id, is_new,
    )  # fmt: skip


def propose(decided: Iterable[tuple[Row, Decision]], file: LedgerFile, model: Model) -> None:
    """Stores a proposed link for every row that was linked or is somebody new."""
    told: dict[tuple[str, ...], str] = {}
    lines = [_proposal(row, decision, told) for row, decision in decided if decision.kind in ("link", "new")]
    columns = zip(*lines, strict=True) if lines else [()] * len(TYPES)
    frame = pl.DataFrame(dict(zip(TYPES, columns, strict=True)), schema=SCHEMA)
    words = {"file": file.pk, "model": model.version, "place": file.place_path, "org": file.owner_org_id,
             "now": clock.now()}  # fmt: skip
    with registry.copied(frame, TYPES) as staged:
        registry.run(registry.fill(LINKS, staged=staged), words)


def question(row: Row, decision: Decision, file: LedgerFile) -> ReviewItem:
    told = decision.candidates[:3]
    return ReviewItem(
        file=file, row_id=row.stored.pk, record_id=row.record, rule=decision.rule,
        candidates=[one.person for one in told],
        evidence=[{"person": str(one.person), "bits": one.bits, "levels": dict(one.levels)} for one in told],
        due_at=end_after(clock.now(), TERM_DAYS), place_path=file.place_path, owner_org_id=file.owner_org_id,
    )  # fmt: skip


def forget_proposals(file: LedgerFile) -> None:
    """Drops what the machine proposed for a file and nobody has decided: before a new match, and when it ends.

    What another file's row waits for or counts on as well goes on as that file's.
    """
    hand_over(file)
    Link.objects.filter(file=file, state=Link.State.PROPOSED, by__isnull=True).delete()
    ReviewItem.objects.filter(file=file).exclude(state=ReviewItem.State.DECIDED).delete()
