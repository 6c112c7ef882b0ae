"""The frozen shapes in which facts come in and go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple
from uuid import UUID

import polars as pl

FactState = Literal["value", "absent", "unknown"]


@dataclass(frozen=True, slots=True)
class FactValue:
    """`value` is text, or an ISO date, "true"/"false", whole fen, a place path; `absent` means looked and none.

    `disputed`: the person says it is wrong and nobody has looked yet; the value stands meanwhile.
    """

    state: FactState
    value: str | None = None
    as_of: date | None = None
    source: str = ""
    disputed: bool = False


UNKNOWN = FactValue("unknown")


class FactRow(NamedTuple):
    """One statement to store. Exactly one of value, place (a path) or absent is given; sealed attributes come plain.

    `record_ref` and `col` are opaque to the registry; the ledgers resolve them to a cell. `confidence` 0 ok, 1 warned.
    """

    entity: UUID
    attr: str
    value: str | None = None
    place: str | None = None
    absent: bool = False
    key: str = ""
    confidence: int = 0
    record_ref: int | None = None
    col: int | None = None


# The same statements as a frame, a column each: entity as text, the attribute by its number.
FACTS = {
    "entity": pl.String, "attr": pl.Int16, "value": pl.String, "place": pl.String, "absent": pl.Boolean,
    "key": pl.String, "confidence": pl.Int16, "record_ref": pl.Int64, "col": pl.Int16,
}  # fmt: skip


def no_facts() -> pl.DataFrame:
    """An empty frame of statements."""
    return pl.DataFrame(schema=FACTS)


@dataclass(frozen=True, slots=True)
class FactBatch:
    """What one source brings at once.

    `origin` names the independent source (template and office); `ranks` is its rank per attribute (0 best, default 50);
    `new` are entities to make (id → kind); `records` are the refs whose earlier facts this batch replaces.
    `rows` are read once: statements one by one, or a frame with the columns of FACTS; `parts` are more such frames,
    for batches too large to be held whole.
    """

    id: UUID
    origin: str
    as_of: date
    rows: Iterable[FactRow] | pl.DataFrame
    new: Mapping[UUID, str] = field(default_factory=dict)
    records: Sequence[int] = ()
    ranks: Mapping[str, int] = field(default_factory=dict)
    parts: Iterable[pl.DataFrame] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """What a batch did to the base."""

    facts: int
    closed: int
    made: int
    touched: int
