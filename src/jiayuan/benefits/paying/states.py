"""The states of a pay list, which months stand on it, and how its sums agree. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.rules import DECIDE
from jiayuan.kernel.states import StateTable, Transition

DRAFT, SEAL, DROP, SEND, RETURN, CLOSE = "draft", "seal", "drop", "send", "return", "close"
PAYLISTS = StateTable(
    "paylist",
    "",
    {
        ("", DRAFT): Transition("draft", DECIDE),
        ("draft", SEAL): Transition("sealed", DECIDE, guard="other_person"),
        ("draft", DROP): Transition("dropped", DECIDE, effects=("free_lines",)),
        # From here nothing changes any more: what is wrong is put right on the next list.
        ("sealed", SEND): Transition("sent", DECIDE),
        ("sent", RETURN): Transition("returned", DECIDE, guard="file_fits"),
        ("returned", CLOSE): Transition("closed", DECIDE),
    },
)
PAID, FAILED = "paid", "failed"


def months_owed(since: date, until: date | None, upto: date, settled: Collection[date]) -> list[date]:
    """First days of the months from `since` to `upto`, before `until`, that stand on no list (or failed there)."""
    found, month = [], since
    while month <= upto and (until is None or month < until):
        if month not in settled:
            found.append(month)
        month = add_months(month, 1)
    return found


@dataclass(frozen=True, slots=True)
class Sums:
    """One list added up three ways, in fen. `assessed` and `assessable` leave out months the runs said nothing of."""

    lines: int
    policy: int
    assessed: int
    assessable: int

    @property
    def agree(self) -> bool:
        return self.lines == self.policy and self.assessed == self.assessable
