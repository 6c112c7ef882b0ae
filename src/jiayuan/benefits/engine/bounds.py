"""How low and how high an amount may be while facts are unknown. `None` means no limit on that side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from jiayuan.benefits.engine.facts import ABSENT, KNOWN, FactDef
from jiayuan.benefits.engine.interpret import truth, value
from jiayuan.benefits.engine.language.nodes import Arith, Call, FactRef, Fold, Lit, Node, ParamRef
from jiayuan.benefits.engine.outcome import TRUE, Out
from jiayuan.benefits.engine.rounding import exact, half_up, progressive
from jiayuan.benefits.engine.scene import Scene

Limit = int | Fraction | None
Bounds = tuple[Limit, Limit]
OPEN: Bounds = (None, None)
NOTHING: Bounds = (0, 0)


def _join(pick: Callable[[Iterable[int | Fraction]], int | Fraction], limits: Iterable[Limit]) -> Limit:
    """The outermost limit; one open end opens the whole."""
    numbers = list(limits)
    closed = [number for number in numbers if number is not None]
    # Bounds round nothing at all hold anything: a table whose every row waits for a ruling.
    return pick(closed) if closed and len(closed) == len(numbers) else None


def hull(bounds: Iterable[Bounds]) -> Bounds:
    """The narrowest bounds round all of them."""
    every = list(bounds)
    return _join(min, (low for low, _ in every)), _join(max, (high for _, high in every))


def _step(op: str, left: Limit, right: Limit) -> Limit:
    return None if left is None or right is None else exact(op, Fraction(left), Fraction(right))


def _factor(node: Node, scene: Scene) -> int | Fraction | None:
    """A number that is the same for everybody: a literal, or a figure of the day."""
    if isinstance(node, Lit) and isinstance(node.value, int | Fraction):
        return node.value
    return scene.params.get(node.name) if isinstance(node, ParamRef) else None


def _arith(node: Arith, scene: Scene, facts: Mapping[str, FactDef]) -> Bounds:
    left, right = limits(node.left, scene, facts), limits(node.right, scene, facts)
    if node.op == "+":
        return _step("+", left[0], right[0]), _step("+", left[1], right[1])
    if node.op == "-":
        return _step("-", left[0], right[1]), _step("-", left[1], right[0])
    return _times(left, right, (_factor(node.left, scene), _factor(node.right, scene)))


def _times(left: Bounds, right: Bounds, factors: tuple[Limit, Limit]) -> Bounds:
    """A product; `factors` are the sides that are the same for everybody."""
    fixed = next((by for by in factors if by is not None), None)
    if fixed is not None:
        # An open end stays one open end: a quarter of any income is still not below nothing.
        ends = [_step("*", a, b) for a, b in zip(left, right, strict=True)]
        return (ends[0], ends[1]) if fixed >= 0 else (ends[1], ends[0])
    for known, other in ((left, right), (right, left)):
        # So many times an open amount is still open on one side only.
        if known[0] is not None and known[0] == known[1] and known[0] >= 0:
            return _step("*", known[0], other[0]), _step("*", known[0], other[1])
    # A product is extreme in a corner, whatever the signs.
    return hull((corner, corner) for corner in (_step("*", a, b) for a in left for b in right))


def _choice(args: tuple[Node, ...], scene: Scene, facts: Mapping[str, FactDef]) -> Bounds:
    when = truth(args[0], scene)
    if when.unknown:
        return hull(limits(arg, scene, facts) for arg in args[1:])
    return limits(args[1] if when.yes else args[2], scene, facts)


def _fact(ref: FactRef, scene: Scene, facts: Mapping[str, FactDef]) -> Bounds:
    fact = scene.fact(ref.code)
    if fact.state == ABSENT:
        return (0, 0)
    defined = facts[ref.code]
    if fact.state == KNOWN and isinstance(fact.value, int):
        return (fact.value, fact.value)
    return (defined.low, defined.high)


def limits(node: Node, scene: Scene, facts: Mapping[str, FactDef]) -> Bounds:
    """Lowest and highest possible value of a numeric tree; equal when it is known."""
    match node:
        case FactRef():
            return _fact(node, scene, facts)
        case Arith():
            return _arith(node, scene, facts)
        case Fold():
            return _list(node, scene, facts)
        case Call():
            return _called(node, scene, facts)
        case _:
            return _known(node, scene)


def _called(node: Call, scene: Scene, facts: Mapping[str, FactDef]) -> Bounds:
    match node.name, node.args:
        case "if", args:
            return _choice(args, scene, facts)
        case "or0", (FactRef() as ref,):
            return _or0(_fact(ref, scene, facts), ref.may_be_absent)
        case "bands", (amount, *steps):
            return _bands(limits(amount, scene, facts), steps)
        case "div", (over, by):
            return _share(limits(over, scene, facts), value(by, scene))
        case ("min" | "max") as name, args:
            return _extreme(name, [limits(arg, scene, facts) for arg in args])
        case _:
            return _known(node, scene)


def _known(node: Node, scene: Scene) -> Bounds:
    """The value itself on both sides; open while it is unknown."""
    out = value(node, scene)
    return (out.value, out.value) if isinstance(out.value, int | Fraction) and not out.unknown else OPEN


def _or0(bounds: Bounds, may_be_absent: bool) -> Bounds:
    """An unknown amount may also turn out to be absent, that is nothing."""
    low, high = bounds
    if not may_be_absent or low == high:
        return bounds
    return None if low is None else min(low, 0), None if high is None else max(high, 0)


def _bands(amount: Bounds, steps: Iterable[Node]) -> Bounds:
    """Rates are not negative, so more in gives no less out."""
    fixed = [Fraction(step.value) for step in steps if isinstance(step, Lit) and isinstance(step.value, int | Fraction)]
    low, high = (None if end is None else progressive(Fraction(end), *fixed) for end in amount)
    return low, high


def _share(over: Bounds, by: Out) -> Bounds:
    """A share among a number that is known; among nobody knows how many it may be anything."""
    if by.unknown or not isinstance(by.value, int) or by.value <= 0:
        return OPEN
    low, high = (None if end is None else half_up(Fraction(end) / by.value) for end in over)
    return low, high


def _list(node: Fold, scene: Scene, facts: Mapping[str, FactDef]) -> Bounds:
    """What a list may add up to; a list nobody has named may be anything."""
    out = value(node, scene)
    if isinstance(out.value, int | Fraction) and not out.unknown:
        return (out.value, out.value)
    if node.source not in scene.lists:
        return (0, None) if node.name == "count" else OPEN
    found = [
        (belongs, _of_entry(node, entry, facts))
        for entry in scene.lists[node.source]
        if (belongs := TRUE if node.where is None else truth(node.where, entry)).unknown or belongs.yes
    ]
    sure = [bounds for belongs, bounds in found if belongs.yes]
    maybe = [hull([bounds, NOTHING]) for belongs, bounds in found if belongs.unknown]
    if node.name in ("sum", "count"):
        low, high = NOTHING
        for bounds in (*sure, *maybe):
            low, high = _step("+", low, bounds[0]), _step("+", high, bounds[1])
        return low, high
    return hull([*sure, *(bounds for belongs, bounds in found if belongs.unknown)]) if found else OPEN


def _of_entry(node: Fold, entry: Scene, facts: Mapping[str, FactDef]) -> Bounds:
    if node.name != "count":
        return limits(node.body, entry, facts) if node.body is not None else NOTHING
    holds = TRUE if node.body is None else truth(node.body, entry)
    return (0, 1) if holds.unknown else (int(holds.yes), int(holds.yes))


def _extreme(name: str, bounds: list[Bounds]) -> Bounds:
    lows = [low for low, _ in bounds]
    highs = [high for _, high in bounds]
    if name == "min":
        closed = [high for high in highs if high is not None]
        return _join(min, lows), min(closed) if closed else None
    closed = [low for low in lows if low is not None]
    return max(closed) if closed else None, _join(max, highs)
