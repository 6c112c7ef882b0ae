"""Short ways to say facts in tests."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from tests.tree import DISTRICT

DAY = date(2026, 3, 1)
WHOLE = Scope(DISTRICT)


def say(
    person: UUID, record: int | None = None, *, origin: str = "ledger:1", rank: int = 50, on: date = DAY,
    new: bool = False, warned: bool = False, **values: str,
) -> UUID:  # fmt: skip
    """One batch: attribute__part=value (double underline for the dot); returns the batch."""
    rows = [
        api.FactRow(person, code.replace("__", "."), text, confidence=int(warned), record_ref=record, col=col)
        for col, (code, text) in enumerate(values.items())
    ]
    batch = uuid7()
    ranks = {row.attr: rank for row in rows}
    made = {person: "person"} if new else {}
    records = [record] if record is not None else []
    api.record_facts(api.FactBatch(batch, origin, on, rows, made, records, ranks))
    return batch


def value(person: UUID, code: str) -> str | None:
    return fact(person, code).value


def fact(person: UUID, code: str) -> api.FactValue:
    return api.facts_for([person], [code], UPKEEP_SYSTEM, WHOLE, as_of=DAY)[person][code]
