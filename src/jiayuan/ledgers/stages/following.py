"""The links of records lead to whom the records speak of."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

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
