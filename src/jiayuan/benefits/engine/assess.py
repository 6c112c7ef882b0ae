"""One unit against one policy: a definite gate first, then an unknown gate, then the rows up to the first."""

from __future__ import annotations

from datetime import date

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.bounds import Bounds
from jiayuan.benefits.engine.functions import number_of
from jiayuan.benefits.engine.gather import lines, settled, together
from jiayuan.benefits.engine.interpret import truth, value
from jiayuan.benefits.engine.language.walk import params_in
from jiayuan.benefits.engine.outcome import Out
from jiayuan.benefits.engine.policy import Policy
from jiayuan.benefits.engine.reach import clipped, highest, pay_bounds, possible
from jiayuan.benefits.engine.result import FIRST_GATE, NEEDS_RULING, NO_ROW, Result, unknown_code
from jiayuan.benefits.engine.scene import Scene

ALL_SOURCES_UP: frozenset[str] = frozenset()


def gates_of(policy: Policy, scene: Scene) -> tuple[Out, ...]:
    """Each gate as "may pass": a bar is turned round."""
    return tuple(_turned(truth(gate.when, scene)) if gate.bar else truth(gate.when, scene) for gate in policy.gates)


def _turned(out: Out) -> Out:
    return out if out.unknown else Out(out.state, not out.yes)


def provisional_on(policy: Policy, upto: int, book: RuleBook, day: date) -> bool:
    """Whether a figure marked "to confirm" was read on the way to row `upto` (1-based)."""
    rows = policy.rows[:upto]
    trees = [gate.when for gate in policy.gates] + [row.when for row in rows]
    trees += [row.pay for row in rows[-1:] if row.pay is not None]
    names = {name for tree in trees for name in params_in(tree)}
    return any(found is not None and not found.sure for found in (book.params[name].on(day) for name in names))


def _open(policy: Policy, missing: frozenset[str], bounds: Bounds, down: frozenset[str]) -> Result:
    low, high = clipped(bounds)
    return Result(policy.id, unknown_code(missing, down), None, low, high, tuple(sorted(missing)), provisional=False)


def _settled(policy: Policy, code: int) -> Result:
    return Result(policy.id, code, 0, 0, 0, (), provisional=False)


def _paid(policy: Policy, number: int, scene: Scene, book: RuleBook, down: frozenset[str]) -> Result:
    """The amount of the row that holds; while it is unknown, its bounds."""
    row = policy.rows[number - 1]
    if row.pay is None:
        # A gap in the text is a clerk's to decide: never the nearest row's amount.
        return Result(policy.id, NEEDS_RULING, None, 0, highest(policy.rows, scene, book), (), provisional=False)
    pay = value(row.pay, scene)
    if pay.unknown:
        return _open(policy, pay.missing, pay_bounds(row, scene, book), down)
    amount = max(0, pay.value) if isinstance(pay.value, int) else 0
    provisional = provisional_on(policy, number, book, scene.day)
    return Result(policy.id, number, amount, amount, amount, (), provisional)


def _gathered(policy: Policy, scene: Scene, book: RuleBook, down: frozenset[str]) -> Result:
    """Every row counts: one that may hold, or whose amount is not known, leaves the whole open."""
    outs = [(row, truth(row.when, scene)) for row in policy.rows]
    found = lines(outs, scene, book)
    if not found:
        return _settled(policy, NO_ROW)
    holding = [policy.rows[line.number - 1] for line in found if line.certain]
    if any(row.pay is None for row in holding):
        return Result(policy.id, NEEDS_RULING, None, 0, None, (), provisional=False)
    pays = [value(row.pay, scene) for row in holding if row.pay is not None]
    missing = frozenset[str]().union(*(out.missing for _, out in outs), *(pay.missing for pay in pays))
    if missing:
        return _open(policy, missing, together(policy.gather, found), down)
    amounts = [(line.number, max(0, int(number_of(pay)))) for line, pay in zip(found, pays, strict=True)]
    number, amount = settled(policy.gather, amounts)
    provisional = provisional_on(policy, len(policy.rows), book, scene.day)
    return Result(policy.id, number, amount, amount, amount, (), provisional)


def _rows(policy: Policy, scene: Scene, book: RuleBook, down: frozenset[str]) -> Result:
    if policy.gather != "first":
        return _gathered(policy, scene, book, down)
    outs = [(row, truth(row.when, scene)) for row in policy.rows]
    # The scan stops at the first row that may hold: skipping an unknown one would guess that it does not.
    number = next((index for index, (_, out) in enumerate(outs, 1) if out.unknown or out.yes), 0)
    if not number:
        return _settled(policy, NO_ROW)
    out = outs[number - 1][1]
    if out.unknown:
        return _open(policy, out.missing, possible(outs, scene, book), down)
    return _paid(policy, number, scene, book, down)


def _reach(policy: Policy, scene: Scene, book: RuleBook) -> Bounds:
    """Bounds over the rows, whatever the gates turn out to be."""
    outs = [(row, truth(row.when, scene)) for row in policy.rows]
    if policy.gather == "first":
        return possible(outs, scene, book)
    return together(policy.gather, lines(outs, scene, book))


def assess(policy: Policy, scene: Scene, book: RuleBook, down: frozenset[str] = ALL_SOURCES_UP) -> Result:
    """The decision: a definite gate first, then an unknown gate, then the rows up to the first that may hold."""
    gates = gates_of(policy, scene)
    # A definite no needs no further question, however much else is unknown.
    failed = next((index for index, out in enumerate(gates) if not out.unknown and not out.yes), None)
    if failed is not None:
        return _settled(policy, FIRST_GATE - failed)
    missing = frozenset[str]().union(*(out.missing for out in gates if out.unknown))
    if missing:
        _, high = _reach(policy, scene, book)
        return _open(policy, missing, (0, high), down)
    return _rows(policy, scene, book, down)
