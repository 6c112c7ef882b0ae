"""What the worked cases of a policy show: how many stand behind each row and gate, and which of them fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.policy import Policy
from jiayuan.benefits.engine.result import FIRST_GATE
from jiayuan.benefits.engine.worked import Worked, differs, rows_shown, run_case


@dataclass(frozen=True, slots=True)
class Coverage:
    """Cases behind each row (by its number from 1) and gate (from 0); `failing` are titles of cases."""

    cases: int
    rows: Mapping[int, int]
    gates: Mapping[int, int]
    failing: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not self.failing and all(self.rows.values()) and all(self.gates.values())


def _rows(policy: Policy, codes: Mapping[int, int], ruled: Mapping[int, int]) -> dict[int, int]:
    return {
        number: (ruled if row.ruling else codes).get(number, 0) for number, row in enumerate(policy.rows, 1)
    }  # fmt: skip


def coverage(policy: Policy, book: RuleBook, cases: Iterable[Worked]) -> Coverage:
    """Coverage of one policy by its cases; the cases of others are passed over."""
    own = [case for case in cases if case.policy == policy.id]
    codes: Counter[int] = Counter()
    failing = []
    for case in own:
        result = run_case(case, book)
        codes.update(code for _, code in rows_shown(case, result, book))
        if any(differs(case, result)):
            failing.append(case.title)
    # Every gap answers "needs ruling", so a case cannot say which of two it shows.
    ruled = {number: codes[-2] for number, row in enumerate(policy.rows, 1) if row.ruling}
    gates = {at: codes[FIRST_GATE - at] for at in range(len(policy.gates))}
    return Coverage(len(own), _rows(policy, codes, ruled), gates, tuple(failing))
