"""One person against one policy: the result code, amount, bounds and missing facts.

Codes: n >= 1 row n · 0 no row · -10-k gate k (who, then not_if) · -1 unknown · -2 needs ruling · -3 no figure for
the date · -4 source down. Amounts and bounds are integer fen; `high` None means no upper limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jiayuan.benefits.engine.book import Policy, Row, RuleBook
from jiayuan.benefits.engine.bounds import Bounds, hull, limits
from jiayuan.benefits.engine.dates import month_end
from jiayuan.benefits.engine.facts import Facts, fresh
from jiayuan.benefits.engine.interpret import PARAM, Out, Scene, truth, value
from jiayuan.benefits.engine.nodes import params_in

UNKNOWN_FACT, NEEDS_RULING, NO_FIGURE, SOURCE_DOWN = -1, -2, -3, -4
NO_ROW = 0
FIRST_GATE = -10
Status = Literal["yes", "no", "unknown"]
ALL_SOURCES_UP: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Result:
    """The decision; `missing` names facts (or `param:X`) that keep it open."""

    policy: str
    code: int
    amount: int | None
    low: int
    high: int | None
    missing: tuple[str, ...]
    provisional: bool

    @property
    def status(self) -> Status:
        return status_of(self.code)

    @property
    def row(self) -> int | None:
        return self.code if self.code > 0 else None


def status_of(code: int) -> Status:
    """yes (> 0), no (0, <= -10), unknown (-1 to -4)."""
    return "yes" if code > 0 else "no" if code == NO_ROW or code <= FIRST_GATE else "unknown"


def scene_for(facts: Facts, book: RuleBook, day: date) -> Scene:
    """The facts as they count on the test day, with the day's figures."""
    counted = {code: fresh(book.facts[code], fact, day) for code, fact in facts.items() if code in book.facts}
    params = {name: found.value if (found := param.on(day)) else None for name, param in book.params.items()}
    return Scene(counted, params, day)


def day_tested(policy: Policy, as_of: date) -> date:
    """The day conditions are tested on: the end of the month, or the day itself."""
    return month_end(as_of) if policy.test_on == "month_end" else as_of


def gates_of(policy: Policy, scene: Scene) -> tuple[Out, ...]:
    """Each gate as "may pass": a bar is turned round."""
    return tuple(_turned(truth(gate.when, scene)) if gate.bar else truth(gate.when, scene) for gate in policy.gates)


def _turned(out: Out) -> Out:
    return out if out.unknown else Out(out.state, not out.yes)


def unknown_code(missing: frozenset[str], down: frozenset[str]) -> int:
    """Why a result is unknown: a missing figure, then a source that is down, then facts."""
    # A missing figure comes first: asking the person for facts would not help.
    if any(name.startswith(PARAM) for name in missing):
        return NO_FIGURE
    return SOURCE_DOWN if missing & down else UNKNOWN_FACT


def provisional_on(policy: Policy, upto: int, book: RuleBook, day: date) -> bool:
    """Whether a figure marked "to confirm" was read on the way to row `upto` (1-based)."""
    rows = policy.rows[:upto]
    trees = [gate.when for gate in policy.gates] + [row.when for row in rows]
    trees += [row.pay for row in rows[-1:] if row.pay is not None]
    names = {name for tree in trees for name in params_in(tree)}
    return any(found is not None and not found.sure for found in (book.params[name].on(day) for name in names))


def _pay(row: Row, scene: Scene, book: RuleBook) -> Bounds:
    return limits(row.pay, scene, book.facts) if row.pay is not None else (0, None)


def _clipped(bounds: Bounds) -> tuple[int, int | None]:
    low, high = bounds
    return max(0, int(low or 0)), None if high is None else max(0, int(high))


def possible(rows: Sequence[tuple[Row, Out]], scene: Scene, book: RuleBook) -> Bounds:
    """Bounds over every row that may still be the one; nothing (0) if none is certain."""
    highest = _highest([row for row, _ in rows], scene, book)
    found: list[Bounds] = []
    for row, out in rows:
        if out.unknown or out.yes:
            found.append(_pay(row, scene, book) if not row.ruling else (0, highest))
        if out.yes:
            return hull(found)
    return hull([*found, (0, 0)])


def _highest(rows: Sequence[Row], scene: Scene, book: RuleBook) -> int | None:
    """The most any line could pay: the upper bound while a ruling is open."""
    return _clipped(hull(_pay(row, scene, book) for row in rows if not row.ruling))[1]


def _open(policy: Policy, missing: frozenset[str], bounds: Bounds, down: frozenset[str]) -> Result:
    low, high = _clipped(bounds)
    return Result(policy.id, unknown_code(missing, down), None, low, high, tuple(sorted(missing)), provisional=False)


def _settled(policy: Policy, code: int) -> Result:
    return Result(policy.id, code, 0, 0, 0, (), provisional=False)


def _paid(policy: Policy, number: int, scene: Scene, book: RuleBook, down: frozenset[str]) -> Result:
    """The amount of the row that holds; while it is unknown, its bounds."""
    row = policy.rows[number - 1]
    if row.pay is None:
        # A gap in the text is a clerk's to decide: never the nearest row's amount.
        return Result(policy.id, NEEDS_RULING, None, 0, _highest(policy.rows, scene, book), (), provisional=False)
    pay = value(row.pay, scene)
    if pay.unknown:
        return _open(policy, pay.missing, _pay(row, scene, book), down)
    amount = max(0, pay.value) if isinstance(pay.value, int) else 0
    provisional = provisional_on(policy, number, book, scene.day)
    return Result(policy.id, number, amount, amount, amount, (), provisional)


def _rows(policy: Policy, scene: Scene, book: RuleBook, down: frozenset[str]) -> Result:
    outs = [(row, truth(row.when, scene)) for row in policy.rows]
    # The scan stops at the first row that may hold: skipping an unknown one would guess that it does not.
    number = next((index for index, (_, out) in enumerate(outs, 1) if out.unknown or out.yes), 0)
    if not number:
        return _settled(policy, NO_ROW)
    out = outs[number - 1][1]
    if out.unknown:
        return _open(policy, out.missing, possible(outs, scene, book), down)
    return _paid(policy, number, scene, book, down)


def assess(policy: Policy, scene: Scene, book: RuleBook, down: frozenset[str] = ALL_SOURCES_UP) -> Result:
    """The decision: a definite gate first, then an unknown gate, then the rows up to the first that may hold."""
    gates = gates_of(policy, scene)
    # A definite no needs no further question, however much else is unknown.
    failed = next((index for index, out in enumerate(gates) if not out.unknown and not out.yes), None)
    if failed is not None:
        return _settled(policy, FIRST_GATE - failed)
    missing = frozenset[str]().union(*(out.missing for out in gates if out.unknown))
    if missing:
        _, high = possible([(row, truth(row.when, scene)) for row in policy.rows], scene, book)
        return _open(policy, missing, (0, high), down)
    return _rows(policy, scene, book, down)
