"""Numbers of a set: literals, factors known while compiling, and the rounding of products and quotients."""

from __future__ import annotations

from fractions import Fraction

import ibis

from jiayuan.benefits.engine.columns import NO_NUMBER, Column, pick
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.nodes import Arith, Lit, Node, ParamRef
from jiayuan.benefits.engine.sets.board import Board
from jiayuan.benefits.engine.sets.exact import floor_div, scaled, wide


def literal_column(kind: str, value: object) -> Column:
    """A literal column; decimals and rates only ever stand as compile-time factors of a product."""
    if kind == "num":
        return NO_NUMBER
    if kind in ("int", "money"):
        # DuckDB takes a bare number for 32 bits, so 95 % of 570,000 yuan in fen would not fit; and Ibis drops the cast
        # of a literal it believes to be 64 bits wide. From a text it must cast.
        return ibis.literal(str(value)).cast("int64")
    return ibis.literal(value)


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


def months_between_columns(start: Column, end: Column) -> Column:
    whole = (wide(end.year()) - wide(start.year())) * 12 + wide(end.month()) - wide(start.month())
    return whole - (wide(end.day()) < wide(start.day())).ifelse(1, 0).cast("int64")


def half_up_div(over: Column, by: Column) -> Column:
    return pick((by > 0, floor_div(over * 2 + by, by * 2)), default=NO_NUMBER)
