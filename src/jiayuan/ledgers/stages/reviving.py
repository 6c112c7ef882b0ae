"""What a file had settled before it was undone comes back with it: whose rows are, and what was still to be asked."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from jiayuan.kernel import context
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.stages.deciding import decided_anew
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.ledgers.stages.proposals import question
from jiayuan.ledgers.stages.rows import read_rows
from jiayuan.ledgers.templates import active_model
from jiayuan.registry import api as registry

# A record may have been somebody else's in between. Only a link that was settled gives way, and only to one that fits.
YIELD = """
UPDATE ledgers_link k SET state = 'superseded' FROM {staged} s
WHERE k.record_id = s.id AND k.state = 'confirmed' AND k.entity <> s.entity AND EXISTS (
  SELECT 1 FROM ledgers_link l WHERE l.record_id = s.id AND l.entity = s.entity AND l.state = 'superseded')
"""
REVIVE = """
UPDATE ledgers_link k SET state = 'confirmed' FROM (
  SELECT DISTINCT ON (k.record_id) k.id FROM {staged} s JOIN ledgers_link k ON k.record_id = s.id
  WHERE k.entity = s.entity AND k.state = 'superseded' AND NOT EXISTS (
    SELECT 1 FROM ledgers_link l WHERE l.record_id = k.record_id AND l.state IN ('proposed', 'confirmed'))
  ORDER BY k.record_id, k.id DESC
) last WHERE k.id = last.id
"""


def links_follow(records: Sequence[int]) -> None:
    """Records that speak belong to whom they speak of."""
    said = registry.spoken_of(records)
    frame = pl.DataFrame(
        {"id": list(said), "entity": [str(entity) for entity in said.values()]},
        schema={"id": pl.Int64, "entity": pl.String},
    )
    with registry.at_hand(frame, {"id": "bigint", "entity": "uuid"}) as staged:
        for text in (YIELD, REVIVE):
            registry.run(registry.fill(text, staged=staged))


def ask_again(file: LedgerFile) -> None:
    """The file's open questions were dropped when it was undone; they are put anew, to the base as it is now."""
    asked = ReviewItem.objects.exclude(state=ReviewItem.State.DECIDED).values("record")
    linked = Link.objects.filter(state__in=LIVE).values("record")
    unsure = LedgerRow.objects.filter(file=file, outcome="review", record__isnull=False, std__isnull=False)
    rows = read_rows(unsure.exclude(record__in=asked).exclude(record__in=linked).select_related("file__template"))
    told = decided_anew(rows, context.current().scope, active_model())
    likely = [(row, decision) for row, decision in told if decision.candidates]
    ReviewItem.objects.bulk_create([question(row, decision, file) for row, decision in likely])
    # Whom nobody resembles any more waits like other rows without a person, for the next rematch.
    alone = [row.stored.pk for row, decision in told if not decision.candidates]
    LedgerRow.objects.filter(pk__in=alone).update(outcome="unplaced")
