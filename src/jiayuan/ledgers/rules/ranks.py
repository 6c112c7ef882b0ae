"""Which rank a ledger family's value has for an attribute: dated rows, best (0) first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

DEFAULT_RANK = 50


@dataclass(frozen=True, slots=True)
class RankRow:
    """From `valid_from` on, the family's word on the attribute stands at `rank`; attr '*' is every other one."""

    attr: str
    family: str
    rank: int
    valid_from: date


# A visit grows old: after so many days its word is worth what the community's ledger says.
AGEING = {"visit": "community"}


def family_of(family: str, as_of: date, on: date, fresh_days: float) -> str:
    """The family whose ranks count for what was seen on `as_of`, asked on a day."""
    old = (on - as_of).days > fresh_days
    return AGEING.get(family, family) if old else family


def ranks_of(rows: Iterable[RankRow], family: str, attrs: Iterable[str], on: date) -> dict[str, int]:
    """attribute → rank in force on a day; the newest row wins, an attribute of its own before '*'."""
    # Later rows overwrite earlier ones in the dict below.
    mine = sorted(
        (row for row in rows if row.family == family and row.valid_from <= on), key=lambda row: row.valid_from
    )
    by_attr = {row.attr: row.rank for row in mine}
    return {attr: by_attr.get(attr, by_attr.get("*", DEFAULT_RANK)) for attr in attrs}
