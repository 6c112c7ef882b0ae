"""The same tree as `interpret`, as column expressions: a condition is a nullable boolean (SQL's logic is Kleene's)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import ibis

from jiayuan.benefits.engine.columns import DTYPES, NO_FIGURE, Column, negated, outer, pick
from jiayuan.benefits.engine.language.kinds import kind_of, may_be_gone
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
from jiayuan.benefits.engine.sets.board import Board, once
from jiayuan.benefits.engine.sets.exact import age_at
from jiayuan.benefits.engine.sets.factcolumns import FactColumns
from jiayuan.benefits.engine.sets.numbers import banded, half_up_div, literal_column, months_between_columns, product

NOTHING = ibis.literal(0, "int64")
NO_TRUTH = ibis.null("boolean")


def _fact(ref: FactRef, board: Board) -> FactColumns:
    return board.facts[ref.code]


def _absent_side(parts: tuple[Node, ...], board: Board) -> list[Column]:
    facts = [_fact(part, board).absent for part in parts if isinstance(part, FactRef) and part.may_be_absent]
    return facts + [board.folds[part].absent for part in parts if isinstance(part, Fold) and may_be_gone(part)]


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


@once
def truth(node: Node, board: Board) -> Column:
    """A condition as a nullable boolean column: NULL is unknown."""
    if type(node) not in CONDITIONS:
        raise TypeError(type(node).__name__)
    return CONDITIONS[type(node)](node, board)


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
    Fold: lambda node, board: board.folds[node].value,
}


def _arith(node: Arith, board: Board) -> Column:
    left, right = column(node.left, board), column(node.right, board)
    if node.op == "*":
        return product(node, board, left, right)
    return left + right if node.op == "+" else left - right


def _call(node: Call, board: Board) -> Column:
    if node.name == "if":
        # NULL of the branches' own type: CASE refuses a date beside an integer.
        return _choice(node.args, board, column, ibis.null(DTYPES[kind_of(node)]))
    args = [column(arg, board) for arg in node.args]
    match node.name, node.args:
        case "or0", (FactRef() | Fold() as ref,):
            gone = board.folds[ref].absent if isinstance(ref, Fold) else _fact(ref, board).absent
            return pick((gone, NOTHING), default=args[0])
        case "bands", (_, *steps):
            return banded(args[0], steps)
        case "age", _:
            return age_at(args[0], board.day)
        case "add_months", (_, Lit(value=int() as months)):
            return (args[0] + ibis.interval(months=months)).cast("date")
        case "months_between", _:
            return months_between_columns(args[0], args[1])
        case "div", _:
            return half_up_div(args[0], args[1])
        case name, _:
            return outer("least" if name == "min" else "greatest", args)


@once
def column(node: Node, board: Board) -> Column:
    """A value as a nullable column: NULL is unknown (or absent, where a comparison then says no)."""
    match node:
        case Lit(kind=kind, value=value):
            return literal_column(kind, value)
        case FactRef(kind=kind):
            return _fact(node, board).value
        case ParamRef(name=name, kind=kind):
            found = board.params.get(name)
            return NO_FIGURE if found is None else literal_column(kind, found)
        case Arith():
            return _arith(node, board)
        case Fold():
            return board.folds[node].value
        # A condition used as a value is read as a condition: absent counts as no in both.
        case Call() if kind_of(node) != "bool":
            return _call(node, board)
        case _:
            return truth(node, board)
