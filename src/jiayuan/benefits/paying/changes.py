"""What a change of facts means for somebody who draws: a stop, another amount, a return, or nothing. Pure.

Unknown never means anything here: money goes on until the base definitely says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jiayuan.benefits.engine.evaluate import Explained
from jiayuan.benefits.engine.facts import KNOWN, Facts
from jiayuan.kernel.states import StateTable, Transition

STOP, AMEND, REOPEN = "stop", "amend", "reopen"
CONFIRM, DISMISS, WITHDRAW = "confirm", "dismiss", "withdraw"
DECIDE, FINDING = "benefits.decide", "benefits.find"
PROPOSALS = StateTable(
    "proposal",
    "proposed",
    {
        ("proposed", CONFIRM): Transition("confirmed", DECIDE, effects=("stop", "amend", "reopen")),
        ("proposed", DISMISS): Transition("dismissed", DECIDE, guard="reasoned"),
        # The base changed its mind before anybody decided.
        ("proposed", WITHDRAW): Transition("moot", FINDING),
    },
)
# Of 160号 七(二), in its order; what fits none of them is a matter of review.
REASONS: Mapping[str, str] = {
    "dis.": "disability",
    "relief.": "relief",
    "fp.": "relief",
    "hukou": "hukou",
    "dead_on": "death",
    "declared_missing": "death",
    "imprisoned": "sentence",
}
# Read of everybody who draws, whatever the policy's own table asks.
VITAL = ("dead_on", "declared_missing", "imprisoned")


@dataclass(frozen=True, slots=True)
class Change:
    """`since` is the day of the event, `amount` (fen) and `row` what would be drawn from then on."""

    kind: str
    reason: str
    since: date
    amount: int | None = None
    row: str = ""


def reason_of(code: str) -> str:
    return next((reason for start, reason in REASONS.items() if code.startswith(start)), "review")


def happened(facts: Facts) -> bool:
    """Whether something happened to the person that ends every benefit, whatever its own table asks."""
    return _vital(facts) is not None


def _vital(facts: Facts) -> Change | None:
    for code in VITAL:
        fact = facts.get(code)
        if fact is None or fact.state != KNOWN or not fact.value:
            continue
        day = fact.value if isinstance(fact.value, date) else fact.as_of
        if day is not None:
            return Change(STOP, reason_of(code), day)
    return None


def _causes(explained: Explained, row: str) -> Iterator[tuple[str, str]]:
    """(fact, its date) of what decided now, then of the row that was drawn before and does not hold any more."""
    decisive = explained.decisive
    steps = [decisive] if decisive is not None and decisive.mark == "no" else []
    steps += [step for step in explained.steps if step.part == "row" and step.id == row and step.mark == "no"]
    for step in steps:
        yield from ((fact.code, fact.as_of) for fact in step.facts if fact.state != "unknown")


def _cause(causes: Iterable[tuple[str, str]], today: date) -> tuple[str, date]:
    """Of several facts the one that changed last is what happened."""
    dated = [(date.fromisoformat(day) if day else today, code) for code, day in causes]
    if not dated:
        return "review", today
    named = [(day, code) for day, code in dated if reason_of(code) != "review"] or dated
    day, code = max(named)
    return reason_of(code), min(day, today)


def row_of(explained: Explained) -> str:
    code = explained.result.code
    return explained.policy.rows[code - 1].id if code > 0 else ""


def change(explained: Explained, facts: Facts, *, amount: int, row: str, today: date) -> Change | None:
    """What to propose for somebody drawing `amount` by `row`; None for no change and for anything unknown."""
    vital = _vital(facts)
    if vital is not None:
        return vital
    result = explained.result
    if result.status == "unknown" or (result.status == "yes" and result.amount == amount):
        return None
    reason, since = _cause(_causes(explained, row), today)
    if result.status == "no":
        return Change(STOP, reason, since)
    # A yes without a figure decides nothing.
    return Change(AMEND, reason, since, result.amount, row_of(explained)) if result.amount else None


def comeback(explained: Explained, facts: Facts, reason: str, today: date) -> Change | None:
    """The reverse event: what was stopped by the base is theirs again by the base."""
    result = explained.result
    if _vital(facts) is not None or result.status != "yes" or not result.amount:
        return None
    return Change(REOPEN, reason, today, result.amount, row_of(explained))
