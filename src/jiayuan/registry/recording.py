"""Facts come in: batches of ledgers. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

import polars as pl
from django.db import connection, transaction

from jiayuan.audit import api as audit
from jiayuan.kernel import clock, context, events
from jiayuan.kernel.pinyin import name_key
from jiayuan.registry.attributes import SEVERAL, attr
from jiayuan.registry.events import EntitiesChanged
from jiayuan.registry.projection import project_new
from jiayuan.registry.recording_sql import (
    CLOSE_RECORDS,
    INSERT_AND_LEAD,
    INSERT_ENTITIES,
    INSERT_FACTS,
    TOUCHED_BY_RECORDS,
)
from jiayuan.registry.sealing import seal_column
from jiayuan.registry.settling import TOUCHED, bring_up_to_date, roots_of
from jiayuan.registry.shapes import FactBatch, FactRow, Stored
from jiayuan.registry.staging import at_hand, fill, run

FACT_TYPES: Mapping[str, str] = {
    "entity": "uuid", "attr": "smallint", "value": "text", "key": "text", "sealed": "bytea", "bi": "bytea",
    "place": "text", "absent": "boolean", "rank": "smallint", "confidence": "smallint", "record_ref": "bigint",
    "col": "smallint",
}  # fmt: skip
PART = 50_000
_SCHEMA = {
    "entity": pl.String, "attr": pl.Int16, "value": pl.String, "key": pl.String, "place": pl.String,
    "absent": pl.Boolean, "rank": pl.Int16, "confidence": pl.Int16, "record_ref": pl.Int64, "col": pl.Int16,
}  # fmt: skip


def _keyed(row: FactRow) -> str:
    return row.key or (name_key(row.value) if row.attr == "name" and row.value else "")


def _frame(rows: Iterable[FactRow], ranks: Mapping[str, int]) -> pl.DataFrame:
    """The rows as columns, attributes by number. An unknown attribute ends the whole batch."""
    waiting = iter(rows)
    # Some at a time: a million statements as tuples take ten times the memory of their columns.
    parts = [_part([], ranks), *(_part(part, ranks) for part in iter(lambda: list(islice(waiting, PART)), []))]
    return pl.concat(parts)


def _part(rows: Sequence[FactRow], ranks: Mapping[str, int]) -> pl.DataFrame:
    columns = dict(zip(FactRow._fields, zip(*rows, strict=True), strict=True)) if rows else {}
    known = {code: attr(code).no for code in set(columns.get("attr", ()))}
    texts = {entity: str(entity) for entity in set(columns.get("entity", ()))}
    made: dict[str, Sequence[object]] = {
        **columns,
        "entity": [texts[entity] for entity in columns.get("entity", ())],
        "attr": [known[code] for code in columns.get("attr", ())],
        "rank": [ranks.get(code, 50) for code in columns.get("attr", ())],
        "key": [_keyed(row) for row in rows],
    }
    return pl.DataFrame({name: made.get(name, ()) for name in _SCHEMA}, schema=_SCHEMA)


def _insert(facts: pl.DataFrame, words: Mapping[str, object], new: Mapping[str, str], text: str = INSERT_FACTS) -> int:
    made = pl.DataFrame(
        {"entity": list(new), "kind": list(new.values())}, schema={"entity": pl.String, "kind": pl.String}
    )
    # Several values of one attribute stand side by side: each is weighed against its own kind, not against the others.
    sole = (pl.len().over("entity", "attr") == 1) & ~pl.col("attr").is_in(SEVERAL)
    sealed = seal_column(facts.with_columns(sole=sole))
    with (
        at_hand(sealed, {**FACT_TYPES, "sole": "boolean"}) as staged,
        at_hand(made, {"entity": "uuid", "kind": "text"}) as fresh,
    ):
        run(fill(INSERT_ENTITIES, staged=staged, fresh=fresh), words)
        return run(fill(text, staged=staged), words)


def store_new(facts: pl.DataFrame, kind: str, *, origin: str, as_of: date, new: Mapping[str, str]) -> Stored:
    """Adds entities nobody has spoken of yet, so that every fact wins without a choice."""
    words = {"origin": origin, "as_of": as_of, "batch": None, "now": clock.now(), "golden": True}
    with transaction.atomic():
        added = _insert(facts, words, new)
        roots = pl.DataFrame({"entity": [key for key, made in new.items() if made == kind]}, schema=TOUCHED)
        with at_hand(roots, {"entity": "uuid"}) as touched:
            project_new(touched, kind)
    return Stored(added, 0, len(new), roots.height)


def store(
    facts: pl.DataFrame, *, origin: str, as_of: date, batch: UUID, new: Mapping[str, str], records: Sequence[int]
) -> Stored:
    """Closes what the records said before, adds the facts and brings the golden records up to date."""
    words: dict[str, Any] = {
        "origin": origin, "as_of": as_of, "batch": batch, "now": clock.now(), "records": list(records), "golden": False,
    }  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TOUCHED_BY_RECORDS, words)
        # Who loses a value must be brought up to date as well as who gains one.
        before = {str(row[0]) for row in cursor.fetchall()}
        closed = run(CLOSE_RECORDS, words)
        added = _insert(facts, words, new, INSERT_AND_LEAD)
        touched = roots_of(before | set(facts.get_column("entity").unique()))
        held = words | {"by": context.current().actor, "ranks": facts.get_column("rank").unique().to_list()}
        bring_up_to_date(touched, held=held, lost=closed > 0 or bool(facts.get_column("absent").any()))
    return Stored(added, closed, len(new), len(touched))


def record_facts(batch: FactBatch) -> Stored:
    """Stores one batch in one transaction with one audit record; announces `EntitiesChanged`."""
    frame = _frame(batch.rows, batch.ranks)
    new = {str(entity): kind for entity, kind in batch.new.items()}
    done = store(frame, origin=batch.origin, as_of=batch.as_of, batch=batch.id, new=new, records=batch.records)
    audit.record("registry.record", obj=str(batch.id), n=done.facts, detail={"closed": done.closed, "made": done.made})
    events.publish(EntitiesChanged(batch.id, done.touched))
    return done
