"""The type of a resolved tree, and the signatures of the functions with fixed ones."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.lists import FOLDS
from jiayuan.benefits.engine.language.nodes import Arith, Call, FactRef, Fold, Kind, Lit, Node, ParamRef

# Kinds one can calculate with; a `num` (decimal, rate) only as the factor of an amount.
NUMBERS = frozenset({"int", "num", "money"})
SIGNATURES: Mapping[str, tuple[Kind, ...]] = {
    "add_months": ("date", "int"),
    "months_between": ("date", "date"),
    "div": ("money", "int"),
}
RESULTS: Mapping[str, Kind] = {
    "has": "bool",
    "known": "bool",
    "draws": "bool",
    "age": "int",
    "add_months": "date",
    "months_between": "int",
    "div": "money",
    "bands": "money",
}


def kind_of(node: Node) -> Kind:
    """The type of a resolved tree."""
    match node:
        case Lit(kind=kind) | FactRef(kind=kind) | ParamRef(kind=kind):
            return kind
        case Arith(op="*", left=left, right=right):
            kinds = {kind_of(left), kind_of(right)}
            return "money" if "money" in kinds else "num" if "num" in kinds else "int"
        case Arith(left=left):
            return kind_of(left)
        case Call(name="if", args=args):
            return kind_of(args[1])
        case Call(name="or0" | "min" | "max", args=args):
            return kind_of(args[0])
        case Call(name=name):
            return RESULTS[name]
        case Fold(name=name, body=body):
            return FOLDS[name] or (kind_of(body) if body else "int")
        case _:
            return "bool"


def same(left: Node, right: Node, where: str) -> None:
    """Refuses two sides of different types; `where` is the sign or function a clerk looks for."""
    kinds = {kind_of(left), kind_of(right)}
    if len(kinds) > 1:
        raise BookError(where, f"类型不同: {' 与 '.join(sorted(kinds))}")
    # A set run keeps whole numbers only: a rate can scale money there, it cannot be a value of its own.
    if kinds == {"num"}:
        raise BookError(where, "比例只能用来乘金额")


def may_be_gone(node: Node) -> bool:
    """Whether a value may turn out to be known absent, with which nobody can calculate."""
    # The smallest of nothing is not nothing.
    return (isinstance(node, FactRef) and node.may_be_absent) or (
        isinstance(node, Fold) and node.name in ("min_of", "max_of")
    )
