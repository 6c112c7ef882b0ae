"""Bounds of an amount over a set: the column twin of `bounds`. NULL means no limit on that side."""

from __future__ import annotations

import ibis

from jiayuan.benefits.engine.columns import NO_NUMBER, Column, negated, outer, pick
from jiayuan.benefits.engine.language.nodes import Arith, Call, FactRef, Fold, Node
from jiayuan.benefits.engine.sets.board import Board, once
from jiayuan.benefits.engine.sets.compile import column, truth
from jiayuan.benefits.engine.sets.factcolumns import FactColumns
from jiayuan.benefits.engine.sets.numbers import banded, factor, half_up_div, product

Span = tuple[Column, Column]


def _limit(number: int | None) -> Column:
    return NO_NUMBER if number is None else ibis.literal(number, "int64")


def _fact(fact: FactColumns, low: int | None, high: int | None) -> Span:
    none = ibis.literal(0, "int64")
    ends = (_limit(low), _limit(high))
    low_end, high_end = (pick((fact.absent, none), (fact.state == 2, fact.value), default=end) for end in ends)
    return low_end, high_end


def _or0(fact: FactColumns) -> Span:
    low, high = fact.defined.low, fact.defined.high
    if fact.defined.may_be_absent:
        low, high = None if low is None else min(low, 0), None if high is None else max(high, 0)
    return _fact(fact, low, high)


def _arith(node: Arith, board: Board) -> Span:
    left, right = span(node.left, board), span(node.right, board)
    if node.op == "+":
        return left[0] + right[0], left[1] + right[1]
    if node.op == "-":
        return left[0] - right[1], left[1] - right[0]
    return _times(node, board, left, right)


def _times(node: Arith, board: Board, left: Span, right: Span) -> Span:
    # A known factor needs two corners, not four; each costs the whole text of the amount, at every level again.
    fixed = next((by for by in (factor(node.left, board), factor(node.right, board)) if by is not None), None)
    if fixed is not None:
        low, high = (product(node, board, a, b) for a, b in zip(left, right, strict=True))
        return (low, high) if fixed >= 0 else (high, low)
    corners = [product(node, board, a, b) for a in left for b in right]
    # So many times an open amount is still open on one side only.
    known = [(side[0] == side[1]) & (side[0] >= 0) for side in (left, right)]
    low, high = (
        pick((known[0], left[0] * right[at]), (known[1], left[at] * right[0]), default=outer(name, corners))
        for at, name in enumerate(("least", "greatest"))
    )
    return low, high


def _choice(args: tuple[Node, ...], board: Board) -> Span:
    when = truth(args[0], board)
    then, other = span(args[1], board), span(args[2], board)
    low = pick((when, then[0]), (negated(when), other[0]), default=outer("least", [then[0], other[0]]))
    high = pick((when, then[1]), (negated(when), other[1]), default=outer("greatest", [then[1], other[1]]))
    return low, high


def _extreme(name: str, spans: list[Span]) -> Span:
    """DuckDB's least and greatest skip NULLs: right for the side that one closed end closes."""
    lows, highs = [low for low, _ in spans], [high for _, high in spans]
    if name == "min":
        return outer("least", lows), ibis.least(*highs)
    return ibis.greatest(*lows), outer("greatest", highs)


@once
def span(node: Node, board: Board) -> Span:
    """Lowest and highest possible value; equal where it is known."""
    match node:
        case FactRef(code=code):
            fact = board.facts[code]
            return _fact(fact, fact.defined.low, fact.defined.high)
        case Arith():
            return _arith(node, board)
        case Fold():
            asked = board.folds[node]
            return asked.low, asked.high
        case Call():
            return _called(node, board)
        case _:
            known = column(node, board)
            return known, known


def _called(node: Call, board: Board) -> Span:
    match node.name, node.args:
        case "if", args:
            return _choice(args, board)
        case "or0", (FactRef(code=code),):
            return _or0(board.facts[code])
        case "bands", (amount, *steps):
            low, high = span(amount, board)
            return banded(low, steps), banded(high, steps)
        case "div", (over, by):
            (low, high), among = span(over, board), column(by, board)
            return half_up_div(low, among), half_up_div(high, among)
        case ("min" | "max") as name, args:
            return _extreme(name, [span(arg, board) for arg in args])
        case _:
            known = column(node, board)
            return known, known
