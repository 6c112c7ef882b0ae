"""Which facts and figures keep an expression unknown, as bits: the column twin of `Out.missing`."""

from __future__ import annotations

from functools import reduce
from operator import or_

import ibis

from jiayuan.benefits.engine.columns import Column, negated, pick, union
from jiayuan.benefits.engine.language.nodes import (
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
from jiayuan.benefits.engine.language.walk import asked_in, children
from jiayuan.benefits.engine.sets.board import Board, once
from jiayuan.benefits.engine.sets.compile import column, truth

NOTHING = ibis.literal(0, "int64")


@once
def missing(node: Node, board: Board) -> Column:
    """Bits of the facts (and figures) that keep a tree unknown; 0 where it is known."""
    match node:
        case FactRef():
            return board.facts[node.code].mask
        case Fold():
            return board.folds[node].missing
        case ParamRef(name=name):
            return ibis.literal(board.param_bits.get(name, 0), "int64")
        case Call(name="or0", args=(Fold() as asked,)):
            return board.folds[asked].missing
        case Every() | Some() | Not() | Compare() | Within():
            return pick((truth(node, board).isnull(), union(_masks(node, board))), default=NOTHING)
        case Call(name="if", args=args):
            when = truth(args[0], board)
            parts = [missing(arg, board) for arg in args]
            return pick((when, parts[1]), (negated(when), parts[2]), default=parts[0])
        case Call(name="known") | Lit():
            return NOTHING
        case Call(name="div", args=(over, by)):
            nobody = (column(by, board) <= 0) & column(over, board).notnull()
            return union([*_masks(node, board), pick((nobody, _asked(by, board)), default=NOTHING)])
        case _:
            return union(_masks(node, board))


def _asked(node: Node, board: Board) -> Column:
    """The bits of every fact and list a tree reads, known or not."""
    bits = {**board.list_bits, **{code: fact.bit for code, fact in board.facts.items()}}
    return ibis.literal(reduce(or_, (bits[name] for name in asked_in(node)), 0), "int64")


def _masks(node: Node, board: Board) -> list[Column]:
    return [missing(part, board) for part in children(node) if not isinstance(part, Lit)]
