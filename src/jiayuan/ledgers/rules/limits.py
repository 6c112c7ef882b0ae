"""Dated figures of the intake: when to ask whether the file is right, who must approve, how long what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """The figures in force on one day; shares from 0 to 1, the rest in the unit of the name."""

    outside_share: float
    second_person_share: float
    second_person_new: float
    shared_holders: float
    undo_own_hours: float
    visit_fresh_days: float
    purpose_longest_days: float
    bytes_days: float
    failed_days: float
    finding_years: float
    message_years: float


def limits_on(rows: Iterable[Mapping[str, Any]], on: date) -> Limits:
    """The figures of a day. Raises KeyError when one of them was never set, ValueError for a figure without source."""
    past = sorted((row for row in rows if row["valid_from"] <= on), key=lambda row: row["valid_from"])
    if any(not row["source"] for row in past):
        raise ValueError("every figure names its source")
    # Later rows overwrite earlier ones.
    found = {str(row["code"]): float(row["value"]) for row in past}
    return Limits(**{field.name: found[field.name] for field in fields(Limits)})
