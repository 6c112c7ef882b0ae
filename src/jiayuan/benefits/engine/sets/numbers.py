"""Numbers of a set: literals, factors known while compiling, and the rounding of products and quotients."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import zip_longest
from math import lcm

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


def banded(amount: Column, steps: Sequence[Node]) -> Column:
    """An amount in progressive bands (limit, rate, …, the rate beyond), rounded half up once, in integers only."""
    fixed = [Fraction(step.value) for step in steps if isinstance(step, Lit) and isinstance(step.value, int | Fraction)]
    limits, rates = [int(limit) for limit in fixed[:-1:2]], [*fixed[1::2], fixed[-1]]
    per = lcm(*(rate.denominator for rate in rates))
    total, before = ibis.literal(0, "int64"), 0
    for rate, limit in zip_longest(rates, limits):
        upto = amount if limit is None else ibis.least(amount, literal_column("money", limit))
        part = ibis.greatest(upto - literal_column("money", before), ibis.literal(0, "int64"))
        total = total + part * int(rate * per)
        before = before if limit is None else limit
    # LEAST and GREATEST skip NULL; what is unknown must stay so.
    return pick((amount.isnull(), NO_NUMBER), default=floor_div(total * 2 + per, ibis.literal(2 * per, "int64")))


def months_between_columns(start: Column, end: Column) -> Column:
    whole = (wide(end.year()) - wide(start.year())) * 12 + wide(end.month()) - wide(start.month())
    return whole - (wide(end.day()) < wide(start.day())).ifelse(1, 0).cast("int64")


def half_up_div(over: Column, by: Column) -> Column:
    # Not a CASE around the whole: parts that columns share are computed before it, and there Spark fails on x % 0.
    heads = pick((by > 0, by), default=NO_NUMBER)
    return floor_div(over * 2 + heads, heads * 2)
