"""Counts of what ledgers state, by attribute and community: never a value, never a person.

`lines` is an intake table of the caller's, columns record, template, office, entity (uuid or null), place; one row per
record. It is the caller's list of whom to count; row security decides the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl
from psycopg.sql import Identifier, Literal

from jiayuan.audit import api as audit
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.attributes import BY_NO, attrs
from jiayuan.registry.reading import allow, fetched
from jiayuan.registry.staging import fill, in_bulk, run, worded

COMMUNITY_WIDTH = len("110102.001.001.")
# Who has moved away, out of the scope, stays where the ledger's office is.
STAND = """
UPDATE {lines} l SET place = left(e.place_path, {width}) FROM registry_entity e
WHERE e.id = l.entity AND e.place_path >= {lo} AND e.place_path < {hi}
"""
# A voice is an origin; a value two voices share, and that won, is agreed. Who speaks alone is neither right nor wrong.
# One sort serves both windows; hashes instead of texts keep it half as wide.
COUNTS = """
WITH said AS (
  SELECT f.root, f.attr, f.golden, f.confidence, f.valid_from, f.record_ref, hashtextextended(f.origin, 0) AS origin,
         hashtextextended(coalesce(f.value, encode(f.bi, 'hex'), f.place_id::text, ''), 0) AS v
  FROM registry_fact f WHERE f.sys_to IS NULL AND f.valid_to IS NULL AND f.attr = ANY({attrs}){near}
), heard AS (
  SELECT s.*, min(origin) OVER w <> max(origin) OVER w AS several, max(v) FILTER (WHERE golden) OVER w AS won
  FROM said s WINDOW w AS (PARTITION BY root, attr)
), weighed AS (
  SELECT h.*, v = won
           AND min(origin) FILTER (WHERE v = won) OVER w <> max(origin) FILTER (WHERE v = won) OVER w AS agreed
  FROM heard h WINDOW w AS (PARTITION BY root, attr)
), half (attr, days) AS (SELECT * FROM unnest({half_attrs}::smallint[], {half_days}::float8[])),
judged AS (
  SELECT l.template, l.office, l.place, w.attr, w.confidence, w.several, w.agreed,
         CASE WHEN h.days IS NULL THEN 1.0 ELSE power(0.5, greatest({today} - w.valid_from, 0) / h.days) END AS fresh
  FROM weighed w JOIN {lines} l ON l.record = w.record_ref LEFT JOIN half h USING (attr)
)
SELECT template, office, place, attr, count(*), count(*) FILTER (WHERE confidence = 0),
       count(*) FILTER (WHERE several), count(*) FILTER (WHERE agreed), sum(fresh),
       count(*) FILTER (WHERE fresh <= 0.5), coalesce(sum(1 - fresh) FILTER (WHERE fresh <= 0.5), 0)
FROM judged GROUP BY template, office, place, attr
"""
# Few lines look up their people; many read the table once.
NEAR = " AND f.root IN (SELECT e.root FROM {lines} l JOIN registry_entity e ON e.id = l.entity)"
FEW = 20_000
SCHEMA = {
    "template": pl.String, "office": pl.Int64, "place": pl.String, "attr": pl.Int16, "facts": pl.Int64,
    "ok": pl.Int64, "several": pl.Int64, "agreed": pl.Int64, "fresh": pl.Float64, "stale": pl.Int64,
    "lacking": pl.Float64,
}  # fmt: skip


def stand_lines(lines: Identifier, scope: Scope) -> None:
    """Fills `place` of the lines with the community of the person, where there is one."""
    run(fill(STAND, lines=lines, width=Literal(COMMUNITY_WIDTH), lo=Literal(scope.lo), hi=Literal(scope.hi)))


def statement_counts(
    lines: Identifier, n: int, codes: Sequence[str], half_lives: Mapping[str, int], on: date, purpose: Purpose
) -> pl.DataFrame:
    """Per template, office, place and attribute (its code): facts, and how many of them

    are checked (`ok`), spoken of by several sources (`several`), agreed with the golden value by another (`agreed`);
    the sum of their freshness (0.5^(age / half-life)), and how many are past a half-life with what they lack. `n` is
    about how many lines there are. Raises NotAllowed by purpose.
    """
    allow(codes, purpose)
    known = attrs(codes)
    half = {attr.no: half_lives[attr.code] for attr in known if attr.code in half_lives}
    if n > FEW:
        in_bulk()
    query = fill(
        COUNTS,
        lines=lines,
        attrs=Literal([attr.no for attr in known]),
        near=fill(NEAR, lines=lines) if n <= FEW else worded(""),
        half_attrs=Literal(list(half)),
        half_days=Literal([float(days) for days in half.values()]),
        today=Literal(on),
    )
    counts = fetched(query, SCHEMA)
    audit.record("registry.statement_counts", fields=list(codes), n=n)
    names = {number: attr.code for number, attr in BY_NO.items()}
    return counts.with_columns(pl.col("attr").replace_strict(names, return_dtype=pl.String))
