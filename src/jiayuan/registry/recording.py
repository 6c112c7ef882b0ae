"""Facts come in: batches of ledgers. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

import polars as pl
from django.db import connection, transaction
from psycopg.sql import Composable

from jiayuan.audit import api as audit
from jiayuan.kernel import clock, context, events
from jiayuan.kernel.pinyin import name_key
from jiayuan.registry.attributes import SEVERAL, attr
from jiayuan.registry.events import EntitiesChanged
from jiayuan.registry.homing import Turn
from jiayuan.registry.projection import project_new
from jiayuan.registry.recording_sql import (
    CLOSE_RECORDS,
    INSERT_AND_LEAD,
    INSERT_ENTITIES,
    INSERT_FACTS,
    TOUCHED_BY_RECORDS,
)
from jiayuan.registry.rehoming import at_home, turns_of
from jiayuan.registry.sealing import seal_column
from jiayuan.registry.settling import TOUCHED, bring_up_to_date, roots_of
from jiayuan.registry.shapes import FACTS, FactBatch, FactRow, Stored, no_facts
from jiayuan.registry.staging import FEW, PART, at_hand, copied, fill, run

FACT_TYPES: Mapping[str, str] = {
    "entity": "uuid", "attr": "smallint", "value": "text", "key": "text", "sealed": "bytea", "bi": "bytea",
    "place": "text", "absent": "boolean", "rank": "smallint", "confidence": "smallint", "record_ref": "bigint",
    "col": "smallint",
}  # fmt: skip
NEW = {"entity": pl.String, "kind": pl.String}
# The rank of a source about which nothing is laid down.
DEFAULT_RANK = 50
# Statements written at a time.
MANY = 300_000


def _frames(batch: FactBatch) -> Iterator[pl.DataFrame]:
    """The statements as columns with rank and key, some at a time. An unknown attribute ends the whole batch."""
    first = batch.rows if isinstance(batch.rows, pl.DataFrame) else _columns(list(batch.rows))
    ranks = {attr(code).no: rank for code, rank in batch.ranks.items()}
    return (_ranked(facts, ranks) for facts in _gathered(chain([first], batch.parts)))


def _ranked(facts: pl.DataFrame, ranks: Mapping[int, int]) -> pl.DataFrame:
    rank = pl.col("attr").replace_strict(ranks, default=DEFAULT_RANK, return_dtype=pl.Int16)
    return facts.with_columns(rank=rank, key=_keys(facts))


def _gathered(parts: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Small parts together, at least `MANY` statements but in the last: each costs a look at the whole base."""
    waiting: list[pl.DataFrame] = []
    for part in parts:
        waiting.append(part)
        if sum(one.height for one in waiting) >= MANY:
            yield pl.concat(waiting)
            waiting = []
    if waiting:
        yield pl.concat(waiting)


def _keys(facts: pl.DataFrame) -> pl.Series:
    """The key as it was given; of a name its sound."""
    names = (facts["attr"] == attr("name").no) & (facts["key"] == "") & facts["value"].is_not_null()
    said = facts["value"].filter(names).unique()
    sounds = pl.Series([name_key(name) for name in said], dtype=pl.String)
    sound = pl.col("value").replace_strict(said, sounds, default=None, return_dtype=pl.String)
    return facts.select(pl.when(names).then(sound).otherwise("key").fill_null("")).to_series()


def _columns(rows: Sequence[FactRow]) -> pl.DataFrame:
    columns = dict(zip(FactRow._fields, zip(*rows, strict=True), strict=True)) if rows else {}
    made = {
        **columns,
        "entity": [str(entity) for entity in columns.get("entity", ())],
        "attr": [attr(code).no for code in columns.get("attr", ())],
    }
    return pl.DataFrame({name: made.get(name, ()) for name in FACTS}, schema=FACTS)


def _insert(facts: pl.DataFrame, words: Mapping[str, object], new: Mapping[str, str], text: str = INSERT_FACTS) -> int:
    # Several values of one attribute stand side by side: each is weighed against its own kind, not against the others.
    sole = (pl.len().over("entity", "attr") == 1) & ~pl.col("attr").is_in(SEVERAL)
    types, marked = {**FACT_TYPES, "sole": "boolean"}, facts.with_columns(sole=sole)
    made = pl.DataFrame({"entity": list(new), "kind": list(new.values())}, schema=NEW)
    with _sealed(marked, types) as staged, at_hand(made, {"entity": "uuid", "kind": "text"}) as fresh:
        run(fill(INSERT_ENTITIES, staged=staged, fresh=fresh), words)
        return run(fill(text, staged=staged), words)


def _sealed(facts: pl.DataFrame, types: Mapping[str, str]) -> AbstractContextManager[Composable]:
    """The facts to read in a statement, their secret values sealed; many of them part by part."""
    if facts.height <= FEW:
        return at_hand(seal_column(facts), types)
    return copied((seal_column(part) for part in facts.iter_slices(PART)), types)


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
    frames: Iterable[pl.DataFrame],
    *,
    origin: str,
    as_of: date,
    batch: UUID,
    new: Mapping[str, str],
    records: Sequence[int],
) -> Stored:
    """Closes what the records said before, adds the facts and brings the golden records up to date.

    A record that was split off somebody goes on speaking of whom it was given to.
    """
    words: dict[str, Any] = {
        "origin": origin, "as_of": as_of, "batch": batch, "now": clock.now(), "records": list(records), "golden": False,
    }  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TOUCHED_BY_RECORDS, words)
        # Who loses a value must be brought up to date as well as who gains one.
        touched = {str(row[0]) for row in cursor.fetchall()}
        closed = run(CLOSE_RECORDS, words)
        told = _add(frames, words, new, turns_of(records))
        roots = roots_of(touched | told.entities)
        held = words | {"by": context.current().actor, "ranks": sorted(told.ranks)}
        bring_up_to_date(roots, held=held, lost=closed > 0 or told.absent)
    return Stored(told.facts, closed, len(new), len(roots))


@dataclass(slots=True)
class _Told:
    """What the frames of a batch held."""

    facts: int = 0
    entities: set[str] = field(default_factory=set)
    ranks: set[int] = field(default_factory=set)
    absent: bool = False


def _add(
    frames: Iterable[pl.DataFrame],
    words: Mapping[str, object],
    new: Mapping[str, str],
    turns: Mapping[int, Sequence[Turn]],
) -> _Told:
    """Adds the facts frame by frame, with them who is new; a new entity stands where its first frame puts it."""
    told, unmade = _Told(), dict(new)
    for frame in frames:
        facts = at_home(frame, turns)
        here = set(facts.get_column("entity").unique())
        made = {entity: unmade.pop(entity) for entity in here & unmade.keys()}
        told.facts += _insert(facts, words, made, INSERT_AND_LEAD)
        told.entities |= here
        told.ranks |= set(facts.get_column("rank").unique())
        told.absent |= bool(facts.get_column("absent").any())
    # Of whom nothing is said, or whose record is somebody else's.
    if unmade:
        _insert(_ranked(no_facts(), {}), words, unmade)
    return told


def record_facts(batch: FactBatch) -> Stored:
    """Stores one batch in one transaction with one audit record; announces `EntitiesChanged`."""
    new = {str(entity): kind for entity, kind in batch.new.items()}
    done = store(_frames(batch), origin=batch.origin, as_of=batch.as_of, batch=batch.id, new=new, records=batch.records)
    audit.record("registry.record", obj=str(batch.id), n=done.facts, detail={"closed": done.closed, "made": done.made})
    events.publish(EntitiesChanged(batch.id, done.touched))
    return done
