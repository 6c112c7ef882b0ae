"""What may stand beside the signs of calculation."""

from __future__ import annotations

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.kinds import NUMBERS, kind_of, may_be_gone, same
from jiayuan.benefits.engine.language.nodes import Lit, Node, ParamRef


def check_operands(op: str, left: Node, right: Node) -> None:
    """Refuses what `op` cannot calculate with; raises BookError naming the sign or the fact."""
    for side in (left, right):
        if kind_of(side) not in NUMBERS:
            raise BookError(op, "只能计算数值")
        if may_be_gone(side):
            raise BookError(getattr(side, "code", op), "可能没有的数值须写成 or0(…)")
    if op == "*":
        _one_plain(left, right)
    else:
        same(left, right, op)


def _one_plain(left: Node, right: Node) -> None:
    kinds = sorted((kind_of(left), kind_of(right)))
    # Yuan times yuan is nothing a benefit pays.
    if kinds == ["money", "money"]:
        raise BookError("*", "乘法至少一边应为普通数")
    # Half a person or a third of a level would be rounded by one reader and kept by the other.
    if "num" in kinds and kinds != ["money", "num"]:
        raise BookError("*", "比例只能用来乘金额")
    for side in (left, right):
        if kind_of(side) == "num" and not isinstance(side, Lit | ParamRef):
            raise BookError("*", "比例须为固定值或参数")
