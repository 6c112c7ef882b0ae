"""Statements change hands: closed where they stood, said again as copies of whom they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import polars as pl
from django.db import connection

from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.registry.attributes import BY_NO
from jiayuan.registry.homing import Turn, home
from jiayuan.registry.models import Fact, MergeEvent
from jiayuan.registry.recording_sql import CLOSE_STAGED, HAND_OVER, SPOKEN_OF, TOLD_OF
from jiayuan.registry.sealing import cell, open_values
from jiayuan.registry.staging import at_hand, fill, run

TYPES = {"fact": "bigint", "entity": "uuid", "sealed": "bytea"}
# One array and not a parameter for each record.
_OF_RECORDS = "registry_merge_event.records && %s::bigint[]"
SCHEMA = {"fact": pl.Int64, "entity": pl.String, "sealed": pl.Binary}


def spoken_of(records: Iterable[int]) -> dict[int, UUID]:
    """record → the entity its open statements are about; records that say nothing are absent."""
    with connection.cursor() as cursor:
        cursor.execute(SPOKEN_OF, {"records": list(records)})
        return dict(cursor.fetchall())


def told_of(records: Iterable[int], batch: UUID) -> list[UUID]:
    """The golden records of whom a batch spoke in these records, whether it still counts or not."""
    with connection.cursor() as cursor:
        cursor.execute(TOLD_OF, {"records": list(records), "batch": batch})
        return [row[0] for row in cursor.fetchall()]


def split_among(records: Iterable[int]) -> set[int]:
    """Those of the records that were split off somebody once, whether the split stands or not."""
    return set(turns_of(records))


def turns_of(records: Iterable[int]) -> dict[int, list[Turn]]:
    """The splits of each record, oldest first; records nobody split are absent."""
    wanted, known = set(records), MergeEvent.objects.filter(kind=MergeEvent.Kind.SPLIT)
    # Splits are rare and the records of a file many: most bases answer before the numbers are sent at all.
    if not wanted or not known.exists():
        return {}
    splits = list(known.extra(where=[_OF_RECORDS], params=[sorted(wanted)]).order_by("id"))  # noqa: S610 -- our own text
    found: dict[int, list[Turn]] = defaultdict(list)
    undone = MergeEvent.objects.filter(kind=MergeEvent.Kind.UNSPLIT, undoes__in=splits)
    taken_back = set(undone.values_list("undoes", flat=True)) if splits else set()
    for split in splits:
        for record, source in zip(split.records, split.moved, strict=True):
            if record in wanted:
                found[record].append(Turn(source, split.other, split.pk not in taken_back))
    return found


def _sealed_for(facts: Sequence[Fact], targets: Mapping[int, UUID]) -> dict[int, bytes]:
    """Sealed values of the facts, under the key of whom they go to; the key of the one they leave opens them."""
    found: dict[int, bytes] = {}
    for number in {fact.attr for fact in facts if fact.sealed is not None}:
        code = BY_NO[number].code
        secret = [fact for fact in facts if fact.attr == number and fact.sealed is not None]
        texts = open_values(code, [(fact.entity, bytes(fact.sealed or b"")) for fact in secret])
        owners = [targets[fact.record_ref or 0] for fact in secret]
        sealed = identity.seal_many([(who, cell(code, who), text) for who, text in zip(owners, texts, strict=True)])
        found |= {fact.pk: bytes(text) for fact, text in zip(secret, sealed, strict=True)}
    return found


def hand_over(targets: Mapping[int, UUID], deed: UUID) -> set[str]:
    """Gives the open statements of records to entities (record → entity); returns everybody whom that touches."""
    spoken = Fact.objects.filter(record_ref__in=list(targets), sys_to=None).order_by("pk")
    facts = [fact for fact in spoken if fact.entity != targets[fact.record_ref or 0]]
    sealed = _sealed_for(facts, targets)
    rows = [(fact.pk, str(targets[fact.record_ref or 0]), sealed.get(fact.pk)) for fact in facts]
    with at_hand(pl.DataFrame(rows, schema=SCHEMA, orient="row"), TYPES) as staged:
        for text in (HAND_OVER, CLOSE_STAGED):
            run(fill(text, staged=staged), {"now": clock.now(), "batch": deed})
    return {str(fact.entity) for fact in facts} | {entity for _, entity, _ in rows}


def at_home(facts: pl.DataFrame, turns: Mapping[int, Sequence[Turn]]) -> pl.DataFrame:
    """Facts that are about to be written (see `FACTS`), each of whom the splits of its record make it about."""
    spoken = facts.filter(pl.col("record_ref").is_in(list(turns))).select("record_ref", "entity").unique()
    rows = [(record, who, str(home(UUID(who), turns[record]))) for record, who in spoken.iter_rows()]
    if not rows:
        return facts
    moved = pl.DataFrame(rows, schema={"record_ref": pl.Int64, "entity": pl.String, "home": pl.String}, orient="row")
    told = facts.join(moved, on=["record_ref", "entity"], how="left", maintain_order="left")
    return told.with_columns(entity=pl.coalesce("home", "entity")).drop("home")


def bring_home(records: Iterable[int], deed: UUID) -> set[str]:
    """Open statements of these records go where the splits of their record say; returns whom that touches."""
    turns = turns_of(records)
    if not turns:
        return set()
    return hand_over({record: home(entity, turns[record]) for record, entity in spoken_of(turns).items()}, deed)
