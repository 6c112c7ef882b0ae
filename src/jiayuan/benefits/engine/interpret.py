"""Kleene's three values over one person's facts: what an expression is, and which facts keep it unknown."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Any

from jiayuan.benefits.engine.dates import add_months, age_on, months_between
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, NOTHING_KNOWN, UNKNOWN, Fact, Facts, State
from jiayuan.benefits.engine.nodes import (
    Arith,
    Call,
    Compare,
    Every,
    FactRef,
    Lit,
    Node,
    Not,
    ParamRef,
    Plain,
    Some,
    Within,
)
from jiayuan.benefits.engine.resolve import kind_of

# Marks a figure among missing facts: nobody can be asked for it, the book lacks it.
PARAM = "param:"
NONE_MISSING: frozenset[str] = frozenset()
# Any: the resolver has made sure that both sides are of one type.
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Out:
    """A result: known with a value, known absent, or unknown with the facts that keep it so."""

    state: State
    value: Plain | None = None
    missing: frozenset[str] = NONE_MISSING

    @property
    def yes(self) -> bool:
        return self.state == KNOWN and self.value is True

    @property
    def unknown(self) -> bool:
        return self.state == UNKNOWN


TRUE = Out(KNOWN, True)
FALSE = Out(KNOWN, False)
GONE = Out(ABSENT)


@dataclass(frozen=True, slots=True)
class Scene:
    """One person's facts as they count on a day, with the figures of that day (None: no figure for the day)."""

    facts: Facts
    params: Mapping[str, int | Fraction | None]
    day: date

    def fact(self, code: str) -> Fact:
        if code == "age" and "age" not in self.facts:
            birth = self.facts.get("birth", NOTHING_KNOWN)
            if birth.state == KNOWN and isinstance(birth.value, date):
                return Fact(KNOWN, age_on(birth.value, self.day), birth.as_of, birth.source)
            return birth
        return self.facts.get(code, NOTHING_KNOWN)


def half_up(number: Fraction) -> int:
    """Rounded to a whole number of fen, halves upwards."""
    return (number + Fraction(1, 2)).__floor__()


def _unknown(parts: tuple[Out, ...]) -> Out:
    return Out(UNKNOWN, None, frozenset().union(*(part.missing for part in parts if part.unknown)))


def _fact(ref: FactRef, scene: Scene) -> Out:
    fact = scene.fact(ref.code)
    if fact.state == UNKNOWN:
        return Out(UNKNOWN, None, frozenset({"birth" if ref.code == "age" else ref.code}))
    return GONE if fact.state == ABSENT else Out(KNOWN, fact.value)


def _param(ref: ParamRef, scene: Scene) -> Out:
    value = scene.params.get(ref.name)
    return Out(UNKNOWN, None, frozenset({PARAM + ref.name})) if value is None else Out(KNOWN, value)


def truth(node: Node, scene: Scene) -> Out:
    """A condition: a bare yes-or-no fact that is absent counts as no."""
    out = value(node, scene)
    return FALSE if out.state == ABSENT else out


def _every(parts: tuple[Node, ...], scene: Scene, decisive: bool) -> Out:
    """`and` (decisive False), `or` (decisive True): one decisive part settles it, else any unknown leaves it open."""
    outs = tuple(truth(part, scene) for part in parts)
    if any(out.state == KNOWN and out.value is decisive for out in outs):
        return TRUE if decisive else FALSE
    if any(out.unknown for out in outs):
        return _unknown(outs)
    return FALSE if decisive else TRUE


def _not(node: Node, scene: Scene) -> Out:
    out = truth(node, scene)
    if out.unknown:
        return out
    return FALSE if out.yes else TRUE


def _compare(op: str, left: Out, right: Out) -> Out:
    # Known absent beats unknown: nothing can be compared with what is not there.
    if ABSENT in (left.state, right.state):
        return FALSE
    if left.unknown or right.unknown:
        return _unknown((left, right))
    return TRUE if COMPARE[op](left.value, right.value) else FALSE


def _within(node: Within, scene: Scene) -> Out:
    item = value(node.item, scene)
    if item.state == ABSENT:
        return FALSE
    if item.unknown:
        return item
    options = [option.value for option in node.options if isinstance(option, Lit)]
    if node.span:
        inside = COMPARE["<="](options[0], item.value) and COMPARE["<="](item.value, options[1])
    else:
        inside = item.value in options
    return TRUE if inside is not node.negated else FALSE


def _number(out: Out) -> Fraction:
    assert isinstance(out.value, int | Fraction)
    return Fraction(out.value)


def exact(op: str, left: Fraction, right: Fraction, whole: bool) -> int | Fraction:
    """One arithmetic step; `whole` results (fen, counts) are rounded half up."""
    number = left + right if op == "+" else left - right if op == "-" else left * right
    return half_up(number) if whole else number


def _arith(node: Arith, scene: Scene) -> Out:
    left, right = value(node.left, scene), value(node.right, scene)
    if left.unknown or right.unknown:
        return _unknown((left, right))
    return Out(KNOWN, exact(node.op, _number(left), _number(right), kind_of(node) != "num"))


def _or0(fact: Out) -> Out:
    return Out(KNOWN, 0) if fact.state == ABSENT else fact


def _if(when: Node, then: Node, other: Node, scene: Scene) -> Out:
    chosen = truth(when, scene)
    if chosen.unknown:
        return chosen
    return value(then if chosen.yes else other, scene)


def _of_dates(name: str, values: list[Plain | None], scene: Scene) -> Out | None:
    """age, add_months, months_between; None for any other function."""
    match name, values:
        case "age", [date() as birth]:
            return Out(KNOWN, age_on(birth, scene.day))
        case "add_months", [date() as start, int() as months]:
            return Out(KNOWN, add_months(start, months))
        case "months_between", [date() as start, date() as end]:
            return Out(KNOWN, months_between(start, end))
    return None


def _of_numbers(name: str, outs: tuple[Out, ...]) -> Out:
    """div, min, max; a division by nothing is unknown, not an error."""
    numbers = [_number(out) for out in outs]
    if name == "div":
        over, by = numbers
        return Out(KNOWN, half_up(over / by)) if by > 0 else Out(UNKNOWN)
    return Out(KNOWN, int(reduce(min if name == "min" else max, numbers)))


def _function(name: str, outs: tuple[Out, ...], scene: Scene) -> Out:
    """Functions that are unknown as soon as one argument is."""
    if any(out.unknown for out in outs):
        return _unknown(outs)
    if any(out.state == ABSENT for out in outs):
        return GONE
    return _of_dates(name, [out.value for out in outs], scene) or _of_numbers(name, outs)


def _call(node: Call, scene: Scene) -> Out:
    if node.name == "if":
        when, then, other = node.args
        return _if(when, then, other, scene)
    outs = tuple(value(arg, scene) for arg in node.args)
    match node.name:
        case "has":
            return outs[0] if outs[0].unknown else TRUE if outs[0].state == KNOWN else FALSE
        case "known":
            return FALSE if outs[0].unknown else TRUE
        case "or0":
            return _or0(outs[0])
        case name:
            return _function(name, outs, scene)


def _literal(node: Lit, _scene: Scene) -> Out:
    return Out(KNOWN, node.value)


# One reader for each kind of node; Any because each takes its own kind.
READERS: Mapping[type, Callable[[Any, Scene], Out]] = {
    Lit: _literal,
    FactRef: _fact,
    ParamRef: _param,
    Every: lambda node, scene: _every(node.parts, scene, decisive=False),
    Some: lambda node, scene: _every(node.parts, scene, decisive=True),
    Not: lambda node, scene: _not(node.of, scene),
    Compare: lambda node, scene: _compare(node.op, value(node.left, scene), value(node.right, scene)),
    Within: _within,
    Arith: _arith,
    Call: _call,
}


def value(node: Node, scene: Scene) -> Out:
    """What a resolved tree is for this person."""
    return READERS[type(node)](node, scene)
