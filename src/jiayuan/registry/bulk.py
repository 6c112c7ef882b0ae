"""The base as columns: for benefit runs and statistics of the street."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl
import pyarrow as pa
from psycopg.sql import SQL, Literal

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.attributes import Attr, attrs
from jiayuan.registry.reading import allow, fetched, scoped

STATE_UNKNOWN, STATE_ABSENT, STATE_KNOWN = 0, 1, 2
PEOPLE = """
SELECT p.entity_id, p.place_path FROM registry_person p WHERE p.life_state = 'alive' AND {scope}
"""
FACTS = """
SELECT f.root, f.attr, coalesce(f.value, a.path, CASE WHEN f.sealed IS NOT NULL THEN '*' END), f.absent::int,
  f.valid_from
FROM registry_fact f LEFT JOIN places_place a ON a.id = f.place_id
WHERE f.sys_to IS NULL AND f.golden AND f.attr = ANY({attrs}) AND {scope}
"""
MEMBERS = """
SELECT m.household_id, m.person_id, m.relation, h.size, (p.life_state = 'alive')::int
FROM registry_household_member m JOIN registry_person p ON p.entity_id = m.person_id
LEFT JOIN registry_household h ON h.entity_id = m.household_id
WHERE {scope}
"""
# Everything else stays text: codes, names, place paths.
_KINDS = {"bool": pl.Boolean, "int": pl.Int64, "money": pl.Int64, "date": pl.Date}


def _typed(attr: Attr) -> pl.Expr:
    text = pl.col("value")
    # Anything but the word true is false: the standards write no other word.
    if attr.kind == "bool":
        return text == "true"
    if attr.kind == "date":
        return text.str.to_date("%Y-%m-%d", strict=False)
    return text.cast(_KINDS[attr.kind], strict=False) if attr.kind in _KINDS else text


def _one(facts: pl.DataFrame, attr: Attr, as_of: date) -> pl.DataFrame:
    """person, <attr>, <attr>__state; a value past its freshness is left out and so unknown."""
    mine = facts.filter(pl.col("attr") == attr.no)
    if attr.months is not None:
        mine = mine.filter(pl.col("valid_from").dt.offset_by(f"{attr.months}mo") > as_of)
    state = pl.when(pl.col("absent") == 1).then(STATE_ABSENT).otherwise(STATE_KNOWN)
    return mine.select("person", _typed(attr).alias(attr.code), state.cast(pl.Int8).alias(f"{attr.code}__state"))


def fact_table(codes: Sequence[str], purpose: Purpose, scope: Scope, as_of: date | None = None) -> pa.Table:
    """One row per living person in scope: person (uuid text), place_path, and `<attr>`, `<attr>__state` per attribute.

    State is int8: 0 unknown (never stated, or no longer fresh on `as_of`), 1 known absent, 2 known. Values are bool,
    int64 (also fen), date32 or text; of sealed attributes only the state tells. Raises NotAllowed by purpose.
    """
    # Before any row is touched: a purpose that may not read asks the database nothing.
    allow(codes, purpose)
    known = attrs(codes)
    on = as_of or clock.today()
    people = fetched(
        SQL(PEOPLE).format(scope=scoped("p", scope, "entity_id")), {"person": pl.String, "place_path": pl.String}
    )
    schema = {"person": pl.String, "attr": pl.Int16, "value": pl.String, "absent": pl.Int8, "valid_from": pl.Date}
    numbers = [attr.no for attr in known]
    query = SQL(FACTS).format(attrs=Literal(numbers), scope=scoped("f", scope, "root"))
    facts = fetched(query, schema) if known else pl.DataFrame(schema=schema)
    # One narrow join per attribute keeps the memory of a run at one column, not at one wide pivot.
    for attr in known:
        people = people.join(_one(facts, attr, on), on="person", how="left", maintain_order="left")
    states = [pl.col(f"{attr.code}__state").fill_null(STATE_UNKNOWN) for attr in known]
    audit.record("registry.facts", fields=list(codes), n=people.height, detail={"attrs": len(known)})
    return people.with_columns(states).to_arrow(compat_level=pl.CompatLevel.oldest())


def household_table(purpose: Purpose, scope: Scope) -> pa.Table:
    """household, person (uuid texts), relation (GB/T 4761), size, alive (int8) of everybody in scope with a household.

    `size` counts all who are registered in it, also those out of scope and the dead: fewer rows than that are not the
    whole of it. NULL where the scope does not show the household itself.
    """
    allow(["household"], purpose)
    schema = {"household": pl.String, "person": pl.String, "relation": pl.String, "size": pl.Int64, "alive": pl.Int8}
    rows = fetched(SQL(MEMBERS).format(scope=scoped("m", scope, "person_id")), schema)
    audit.record("registry.households", fields=["household"], n=rows.height)
    return rows.to_arrow(compat_level=pl.CompatLevel.oldest())
