"""What statements would meet before they are made: golden values of other sources that say something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db import connection

from jiayuan.registry.attributes import BY_NO, SEVERAL, attr
from jiayuan.registry.projection_parts import build
from jiayuan.registry.recording import DEFAULT_RANK
from jiayuan.registry.sealing import blind_each
from jiayuan.registry.staging import at_hand, fill

TYPES: Mapping[str, str] = {
    "entity": "uuid", "attr": "smallint", "said": "text", "place": "text", "rank": "smallint",
    "confidence": "smallint", "record_ref": "bigint",
}  # fmt: skip
# Weighed as the choice weighs: rank, checked before warned, voices, newest day. What is equal in all is for people.
# A voice is a source, however often it speaks; the record's own earlier word goes when the new one comes.
CONTRADICTED = build(
    """
WITH met AS (
  SELECT s.attr, s.said, s.rank, s.confidence, s.record_ref, f.root, f.rank AS held_rank,
         f.confidence AS held_confidence, f.valid_from, <value> AS held
  FROM (
    SELECT s.entity, s.attr, coalesce(s.said, p.id::text) AS said, s.rank, s.confidence, s.record_ref
    FROM {staged} s LEFT JOIN places_place p ON p.path = s.place COLLATE "C"
  ) s
  JOIN registry_entity e ON e.id = s.entity
  JOIN registry_fact f ON f.root = e.root AND f.attr = s.attr
  WHERE f.golden AND f.sys_to IS NULL AND f.origin <> %(origin)s AND <value> <> s.said
), heard AS (
  SELECT m.*, CASE WHEN (m.rank, m.confidence) <> (m.held_rank, m.held_confidence) THEN 0 ELSE (
    SELECT count(DISTINCT f.origin) FILTER (WHERE <value> = m.said OR f.origin = %(origin)s)
         - count(DISTINCT f.origin) FILTER (WHERE <value> = m.held)
         + CASE WHEN bool_or(f.origin = %(origin)s) THEN 0 ELSE 1 END
    FROM registry_fact f WHERE f.root = m.root AND f.attr = m.attr AND f.sys_to IS NULL AND f.valid_to IS NULL
      AND f.record_ref IS DISTINCT FROM m.record_ref) END AS voices
  FROM met m
)
SELECT attr, count(*),
  count(*) FILTER (WHERE (rank, confidence, -voices, valid_from) < (held_rank, held_confidence, 0, %(as_of)s::date)),
  count(*) FILTER (WHERE (rank, confidence, -voices, valid_from) = (held_rank, held_confidence, 0, %(as_of)s::date))
FROM heard GROUP BY attr ORDER BY attr
"""
)


@dataclass(frozen=True, slots=True)
class Contradicted:
    """Of one attribute: statements that differ from another source's golden value; those that win; those to ask."""

    attr: str
    values: int
    wins: int
    asked: int


def _comparable(facts: pl.DataFrame, ranks: Mapping[int, int]) -> pl.DataFrame:
    """Statements as the golden ones are compared: secret values by their blind index, nothing in plain."""
    told = [
        part.with_columns(said=_said(BY_NO[number].sealed, BY_NO[number].code, part["value"]))
        for (number,), part in facts.partition_by("attr", as_dict=True).items()
        if isinstance(number, int) and number not in SEVERAL
    ]
    none = facts.clear().with_columns(said=pl.lit(None, pl.String))
    rank = pl.col("attr").replace_strict(ranks, default=DEFAULT_RANK, return_dtype=pl.Int16)
    return pl.concat([none, *told]).filter(~pl.col("absent")).with_columns(rank=rank)


def _said(sealed: bool, code: str, values: pl.Series) -> pl.Series:
    if not sealed:
        return values
    blinds = blind_each(code, values.drop_nulls().unique())
    return pl.Series([blinds[text].hex() if text is not None else None for text in values], dtype=pl.String)


def contradicted(
    parts: Iterable[pl.DataFrame], ranks: Mapping[str, int], *, origin: str, as_of: date
) -> list[Contradicted]:
    """How many statements (frames as FACTS) of a source would contradict what others' golden values say, by attribute.

    Counts only, nothing is stored. Attributes of which several values stand side by side contradict nothing.
    """
    numbered = {attr(code).no: rank for code, rank in ranks.items()}
    found: dict[int, list[int]] = {}
    # Part by part: a frame may be read from the very connection that the table before it is filled through.
    for part in parts:
        with at_hand(_comparable(part, numbered), TYPES) as staged, connection.cursor() as cursor:
            cursor.execute(fill(CONTRADICTED, staged=staged), {"origin": origin, "as_of": as_of})
            for number, *counts in cursor.fetchall():
                found[number] = [a + b for a, b in zip(found.get(number, (0, 0, 0)), counts, strict=True)]
    return [Contradicted(BY_NO[number].code, *counts) for number, counts in sorted(found.items())]
