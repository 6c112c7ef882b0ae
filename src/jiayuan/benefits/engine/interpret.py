"""Kleene's three values over one person's facts: what an expression is, and which facts keep it unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN
from jiayuan.benefits.engine.folding import fold
from jiayuan.benefits.engine.functions import call_function, number_of
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.nodes import (
    Arith,
    Call,
    Compare,
    Every,
    FactRef,
    Fold,
    Lit,
    Node,
    Not,
    ParamRef,
    Some,
    Within,
)
from jiayuan.benefits.engine.language.signs import COMPARE
from jiayuan.benefits.engine.language.walk import asked_in
from jiayuan.benefits.engine.outcome import FALSE, GONE, PARAM, TRUE, Out, unknown_of
from jiayuan.benefits.engine.rounding import exact, half_up, progressive
from jiayuan.benefits.engine.scene import Scene


@lru_cache(maxsize=1024)
def _lacking(name: str) -> Out:
    """Unknown for want of one fact: the same for everybody."""
    return Out(UNKNOWN, None, frozenset({name}))


def _fact(ref: FactRef, scene: Scene) -> Out:
    fact = scene.fact(ref.code)
    if fact.state == UNKNOWN:
        return _lacking("birth" if ref.code == "age" else ref.code)
    return GONE if fact.state == ABSENT else Out(KNOWN, fact.value)


def _param(ref: ParamRef, scene: Scene) -> Out:
    value = scene.params.get(ref.name)
    return _lacking(PARAM + ref.name) if value is None else Out(KNOWN, value)


def truth(node: Node, scene: Scene) -> Out:
    """A condition: a bare yes-or-no fact that is absent counts as no."""
    out = value(node, scene)
    return FALSE if out.state == ABSENT else out


def _every(parts: tuple[Node, ...], scene: Scene, decisive: bool) -> Out:
    """`and` (decisive False), `or` (decisive True): one decisive part settles it, else any unknown leaves it open."""
    unknown = []
    for part in parts:
        out = truth(part, scene)
        if out.state == UNKNOWN:
            unknown.append(out)
        elif out.value is decisive:
            return TRUE if decisive else FALSE
    if unknown:
        return unknown_of(tuple(unknown))
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
        return unknown_of((left, right))
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


def _arith(node: Arith, scene: Scene) -> Out:
    left, right = value(node.left, scene), value(node.right, scene)
    if left.unknown or right.unknown:
        return unknown_of((left, right))
    return Out(KNOWN, exact(node.op, number_of(left), number_of(right)))


def _or0(fact: Out) -> Out:
    return Out(KNOWN, 0) if fact.state == ABSENT else fact


def _if(when: Node, then: Node, other: Node, scene: Scene) -> Out:
    chosen = truth(when, scene)
    if chosen.unknown:
        return chosen
    branch = then if chosen.yes else other
    # A yes-or-no branch is a condition like any other: absent counts as no.
    return truth(branch, scene) if kind_of(branch) == "bool" else value(branch, scene)


def _div(node: Call, over: Out, by: Out) -> Out:
    """A share; a divisor of nothing is somebody's mistake in the base, so what stands behind it is asked for."""
    if over.unknown or by.unknown:
        return unknown_of((over, by))
    divisor = number_of(by)
    if divisor <= 0:
        return Out(UNKNOWN, None, frozenset(asked_in(node.args[1])))
    return Out(KNOWN, half_up(number_of(over) / divisor))


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
        case "div":
            return _div(node, *outs)
        case "bands":
            return Out(KNOWN, progressive(*(number_of(out) for out in outs))) if not outs[0].unknown else outs[0]
        case name:
            return call_function(name, outs, scene)


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
    Fold: lambda node, scene: fold(node, scene, truth, value),
}


# What is worth keeping: the same part of a tree stands in several rows, and a list is asked entry by entry.
KEPT = frozenset({Every, Some, Fold, Call})


def value(node: Node, scene: Scene) -> Out:
    """What a resolved tree is for this person."""
    kind = type(node)
    if kind not in KEPT:
        return READERS[kind](node, scene)
    found = scene.read.get(id(node))
    if found is None:
        found = scene.read[id(node)] = (node, READERS[kind](node, scene))
    out: Out = found[1]
    return out
