"""Who belongs to a form's audience, and how much of it is known already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import polars as pl

from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.forms.knowing import EVER
from jiayuan.ledgers.forms.shapes import Audience
from jiayuan.registry import api as registry

KNOWN = 2


@dataclass(frozen=True, slots=True)
class Member:
    """One person of an audience: where they live, and how many of the asked values the base has."""

    person: UUID
    place: str
    prefilled: int


def _of_age(audience: Audience, on: date) -> pl.Expr:
    born = pl.col("birth")
    passed = (born.dt.month() * 100 + born.dt.day()) <= on.month * 100 + on.day
    age = on.year - born.dt.year() - (~passed).cast(pl.Int32)
    # Whose birth date is unknown is of no known age, and not asked on the strength of it.
    fits = pl.lit(True)
    if audience.age_min is not None:
        fits = fits & (age >= audience.age_min)
    if audience.age_max is not None:
        fits = fits & (age <= audience.age_max)
    return fits.fill_null(False)


def members(audience: Audience, attrs: Sequence[str], on: date) -> list[Member]:
    """The living people of the audience, in the order of their doors; as far as the acting scope sees them."""
    codes = list(dict.fromkeys([*attrs, *audience.known, "birth"]))
    table = registry.fact_table(codes, FORM_PREFILL, Scope(PlacePath(audience.place)), EVER)
    inside = pl.col("place_path").str.starts_with(audience.place)
    frame = pl.DataFrame(pl.from_arrow(table)).filter(inside, _of_age(audience, on))
    frame = frame.filter(*(pl.col(f"{code}__state") == KNOWN for code in audience.known))
    filled = pl.sum_horizontal((pl.col(f"{attr}__state") == KNOWN).cast(pl.Int16) for attr in attrs)
    rows = frame.sort("place_path", "person").select("person", "place_path", filled.alias("filled"))
    return [Member(UUID(person), place, count) for person, place, count in rows.iter_rows()]
