"""Who of the base a row could be: joins on keys instead of comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import polars as pl

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.rules.pair import Incoming, Known
from jiayuan.registry import api as registry

MOST = 50
SHARED_BY = 3
NAMESAKES = 20
_ROW: dict[str, Any] = {
    "n": pl.UInt32, "name": pl.String, "name_py": pl.String, "id_bi": pl.String, "birth": pl.Date,
    "phone_bi": pl.List(pl.String), "room": pl.String, "community": pl.String,
}  # fmt: skip
# Each block is one look-up of the live match too (id, phone, name + date, room, name + community).
BLOCKS = (("id_bi",), ("phone_bi",), ("name", "birth"), ("name_py", "birth"), ("name", "room"), ("room", "birth"))


def load_base(scope: Scope) -> pl.DataFrame:
    """The people of the scope with the number of people sharing their phone."""
    base = pl.DataFrame(pl.from_arrow(registry.base_for_matching(scope, LEDGER_UPKEEP)))
    shared = pl.len().over("phone_bi").alias("holders")
    return base.with_columns(pl.col("place_path").str.head(15).alias("community"), shared)


def _frame(rows: Sequence[Incoming]) -> pl.DataFrame:
    lines = [
        (n, row.name or None, row.name_py or None, row.id_bi or None, row.birth or None, list(row.phones),
         row.address if row.address.count(".") == 7 else None, row.community or row.address[:15] or None)
        for n, row in enumerate(rows)
    ]  # fmt: skip
    frame = pl.DataFrame(lines, schema={**_ROW, "birth": pl.String}, orient="row")
    return frame.with_columns(pl.col("birth").str.to_date(strict=False))


def _pairs(rows: pl.DataFrame, base: pl.DataFrame) -> pl.DataFrame:
    spread = rows.explode("phone_bi")
    # Joins must not meet on nothing: two empty names are not the same name.
    people = base.with_columns(pl.col(pl.String).replace("", None))
    found = []
    for keys in BLOCKS:
        left = spread if "phone_bi" in keys else rows
        found.append(left.join(people, on=list(keys), how="inner").select("n", "person"))
    # Namesakes of a community are many; twenty are enough to see that a name decides nothing.
    near = rows.join(people, on=["name", "community"], how="inner").select("n", "person")
    found.append(near.group_by("n", maintain_order=True).head(NAMESAKES))
    return pl.concat(found).unique(maintain_order=True).group_by("n", maintain_order=True).head(MOST)


def _known(line: Mapping[str, object]) -> Known:
    birth = line["birth"]
    return Known(
        person=UUID(str(line["person"])), name=str(line["name"] or ""), name_py=str(line["name_py"] or ""),
        id_bi=str(line["id_bi"] or ""), sex=str(line["sex"] or ""), birth=str(birth) if birth else "",
        phone=str(line["phone_bi"] or ""), shared=bool(line["phone_bi"]) and int(str(line["holders"])) > SHARED_BY,
        room=str(line["room"] or ""), place=str(line["place_path"] or ""),
    )  # fmt: skip


def find(rows: Sequence[Incoming], base: pl.DataFrame) -> dict[int, list[Known]]:
    """Index of a row → its candidates (at most 50), without plain numbers."""
    pairs = _pairs(_frame(rows), base)
    people = base.join(pairs.select("person").unique(), on="person", how="semi")
    known = {line["person"]: _known(line) for line in people.iter_rows(named=True)}
    found: dict[int, list[Known]] = defaultdict(list)
    for n, person in pairs.iter_rows():
        found[n].append(known[person])
    return found


def plain_ids(people: Sequence[UUID], scope: Scope) -> dict[UUID, str]:
    """The id numbers of some people, opened in memory only, to compare near misses character by character."""
    found: dict[UUID, str] = {}
    for start in range(0, len(people), 500):
        part = registry.facts_for(people[start : start + 500], ["id_number"], LEDGER_UPKEEP, scope)
        found |= {person: values["id_number"].value or "" for person, values in part.items()}
    return found
