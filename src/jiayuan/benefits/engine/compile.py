"""The same tree as `interpret`, as column expressions: a condition is a nullable boolean (SQL's logic is Kleene's)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Any

import ibis

from jiayuan.benefits.engine.columns import (
    NO_FIGURE,
    NO_NUMBER,
    Column,
    FactColumns,
    age_at,
    floor_div,
    negated,
    outer,
    pick,
    scaled,
    union,
    wide,
)
from jiayuan.benefits.engine.interpret import COMPARE
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
    Some,
    Within,
    children,
)
from jiayuan.benefits.engine.resolve import kind_of

NOTHING = ibis.literal(0, "int64")
NO_TRUTH = ibis.null("boolean")


@dataclass(frozen=True, slots=True)
class Board:
    """What names mean for a set on a day. `param_bits` name the figures that have no value on that day.

    `shared` holds conditions that a former stage of the query has computed already.
    """

    facts: Mapping[str, FactColumns]
    params: Mapping[str, int | Fraction | None]
    param_bits: Mapping[str, int]
    day: date
    shared: Mapping[Node, Column]


def _fact(ref: FactRef, board: Board) -> FactColumns:
    return board.facts[ref.code]


def _absent_side(parts: tuple[Node, ...], board: Board) -> list[Column]:
    return [_fact(part, board).absent for part in parts if isinstance(part, FactRef) and part.may_be_absent]


def _false_if_absent(parts: tuple[Node, ...], found: Column, board: Board) -> Column:
    absent = _absent_side(parts, board)
    return pick((reduce(operator.or_, absent), ibis.literal(False)), default=found) if absent else found


def _compare(node: Compare, board: Board) -> Column:
    found = COMPARE[node.op](column(node.left, board), column(node.right, board))
    return _false_if_absent((node.left, node.right), found, board)


def _within(node: Within, board: Board) -> Column:
    item = column(node.item, board)
    options = [column(option, board) for option in node.options]
    inside = (item >= options[0]) & (item <= options[1]) if node.span else item.isin(options)
    return _false_if_absent((node.item,), negated(inside) if node.negated else inside, board)


def _choice(args: tuple[Node, ...], board: Board, read: Callable[[Node, Board], Column], none: Column) -> Column:
    when = truth(args[0], board)
    return pick((when, read(args[1], board)), (negated(when), read(args[2], board)), default=none)


def _truth_of_call(node: Call, board: Board) -> Column:
    """has, known, if: the calls that give a condition."""
    match node.name, node.args:
        case "has", (FactRef() as ref,):
            fact = _fact(ref, board)
            return pick((fact.state == 2, ibis.literal(True)), (fact.absent, ibis.literal(False)), default=NO_TRUTH)
        case "known", (FactRef() as ref,):
            return _fact(ref, board).state != 0
        case _:
            return _choice(node.args, board, truth, NO_TRUTH)


# One reader for each kind of node that can be a condition; Any because each takes its own kind.
CONDITIONS: Mapping[type, Callable[[Any, Board], Column]] = {
    Lit: lambda node, _: ibis.literal(bool(node.value)),
    FactRef: lambda node, board: _fact(node, board).truth,
    Every: lambda node, board: reduce(operator.and_, (truth(part, board) for part in node.parts)),
    Some: lambda node, board: reduce(operator.or_, (truth(part, board) for part in node.parts)),
    Not: lambda node, board: negated(truth(node.of, board)),
    Compare: _compare,
    Within: _within,
    Call: _truth_of_call,
}


def truth(node: Node, board: Board) -> Column:
    """A condition as a nullable boolean column: NULL is unknown."""
    if node in board.shared:
        return board.shared[node]
    if type(node) not in CONDITIONS:
        raise TypeError(type(node).__name__)
    return CONDITIONS[type(node)](node, board)


def _literal(kind: str, value: object) -> Column:
    """A literal column; decimals and rates only ever stand as compile-time factors of a product."""
    if kind == "num":
        return NO_NUMBER
    return ibis.literal(value, "int64") if kind in ("int", "money") else ibis.literal(value)


def factor(node: Node, board: Board) -> Fraction | None:
    """A number known while compiling: a literal, or a figure of the day."""
    if isinstance(node, Lit) and isinstance(node.value, int | Fraction):
        return Fraction(node.value)
    found = board.params.get(node.name) if isinstance(node, ParamRef) else None
    return None if found is None else Fraction(found)


def product(node: Arith, board: Board, left: Column, right: Column) -> Column:
    """Multiplication with one side known while compiling, else of two whole numbers."""
    for fixed, other in ((node.left, right), (node.right, left)):
        if kind_of(fixed) == "num":
            by = factor(fixed, board)
            return NO_NUMBER if by is None else scaled(other, by)
    return left * right


def _arith(node: Arith, board: Board) -> Column:
    left, right = column(node.left, board), column(node.right, board)
    if node.op == "*":
        return product(node, board, left, right)
    return left + right if node.op == "+" else left - right


def _months_between(start: Column, end: Column) -> Column:
    whole = (wide(end.year()) - wide(start.year())) * 12 + wide(end.month()) - wide(start.month())
    return whole - (wide(end.day()) < wide(start.day())).ifelse(1, 0).cast("int64")


def _half_up_div(over: Column, by: Column) -> Column:
    return pick((by > 0, floor_div(over * 2 + by, by * 2)), default=NO_NUMBER)


def _call(node: Call, board: Board) -> Column:
    if node.name == "if":
        return _choice(node.args, board, column, NO_NUMBER)
    args = [column(arg, board) for arg in node.args]
    match node.name, node.args:
        case "or0", (FactRef() as ref,):
            return pick((_fact(ref, board).absent, NOTHING), default=args[0])
        case "age", _:
            return age_at(args[0], board.day)
        case "add_months", (_, Lit(value=int() as months)):
            return (args[0] + ibis.interval(months=months)).cast("date")
        case "months_between", _:
            return _months_between(args[0], args[1])
        case "div", _:
            return _half_up_div(args[0], args[1])
        case name, _:
            return outer("least" if name == "min" else "greatest", args)


def column(node: Node, board: Board) -> Column:
    """A value as a nullable column: NULL is unknown (or absent, where a comparison then says no)."""
    match node:
        case Lit(kind=kind, value=value):
            return _literal(kind, value)
        case FactRef(kind=kind):
            return _fact(node, board).value
        case ParamRef(name=name, kind=kind):
            found = board.params.get(name)
            return NO_FIGURE if found is None else _literal(kind, found)
        case Arith():
            return _arith(node, board)
        case Call(name=name) if name not in ("has", "known"):
            return _call(node, board)
        case _:
            return truth(node, board)


def missing(node: Node, board: Board) -> Column:
    """Bits of the facts (and figures) that keep a tree unknown; 0 where it is known."""
    match node:
        case FactRef():
            return _fact(node, board).mask
        case ParamRef(name=name):
            return ibis.literal(board.param_bits.get(name, 0), "int64")
        case Every() | Some() | Not() | Compare() | Within():
            return pick((truth(node, board).isnull(), union(_masks(node, board))), default=NOTHING)
        case Call(name="if", args=args):
            when = truth(args[0], board)
            parts = [missing(arg, board) for arg in args]
            return pick((when, parts[1]), (negated(when), parts[2]), default=parts[0])
        case Call(name="known") | Lit():
            return NOTHING
        case _:
            return union(_masks(node, board))


def _masks(node: Node, board: Board) -> list[Column]:
    return [missing(part, board) for part in children(node) if not isinstance(part, Lit)]
