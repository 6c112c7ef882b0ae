"""First loads of organisations and things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import polars as pl

from jiayuan.registry.loading import load
from jiayuan.registry.shapes import Stored


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """`kind` is one of Organisation.Kind; `place` a place path."""

    id: UUID
    name: str
    kind: str
    place: str
    uscc: str = ""


@dataclass(frozen=True, slots=True)
class ThingRow:
    """`keeper` is the organisation that looks after it; lon, lat WGS84."""

    id: UUID
    name: str
    kind: str
    place: str
    code16: str = ""
    lon: float | None = None
    lat: float | None = None
    keeper: UUID | None = None


def _frame(rows: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    text = [{key: None if value in (None, "") else str(value) for key, value in row.items()} for row in rows]
    return pl.DataFrame(text, schema=dict.fromkeys(rows[0], pl.String))


def load_organisations(rows: Sequence[OrganisationRow], *, origin: str, as_of: date, rank: int = 40) -> Stored:
    """Adds organisations that are not in the base yet."""
    named = [
        {"entity": r.id, "org.name": r.name, "org.kind": r.kind, "org.place": r.place, "org.uscc": r.uscc} for r in rows
    ]
    return load(_frame(named), "organisation", origin, as_of, rank) if rows else Stored(0, 0, 0, 0)


def load_things(rows: Sequence[ThingRow], *, origin: str, as_of: date, rank: int = 40) -> Stored:
    """Adds things that are not in the base yet."""
    named = [
        {
            "entity": r.id, "thing.name": r.name, "thing.kind": r.kind, "thing.place": r.place,
            "thing.code16": r.code16, "thing.lon": r.lon, "thing.lat": r.lat, "thing.keeper": r.keeper,
        }
        for r in rows
    ]  # fmt: skip
    return load(_frame(named), "thing", origin, as_of, rank) if rows else Stored(0, 0, 0, 0)
