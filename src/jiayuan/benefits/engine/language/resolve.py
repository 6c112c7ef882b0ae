"""From parsed names to typed references: facts, parameters, terms and enum values; every type is checked here.

Shapes: `resolve(tree, names)` returns a tree without `Name`; raises BookError with what the clerk should change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.calls import checked_call
from jiayuan.benefits.engine.language.folds import is_fold, resolved_fold
from jiayuan.benefits.engine.language.kinds import NUMBERS, kind_of, same
from jiayuan.benefits.engine.language.names import Names
from jiayuan.benefits.engine.language.nodes import (
    Arith,
    Call,
    Compare,
    Every,
    FactRef,
    Kind,
    Lit,
    Name,
    Node,
    Not,
    Some,
    Within,
)
from jiayuan.benefits.engine.language.operands import check_operands
from jiayuan.benefits.engine.language.signs import COMPARE


def _option(node: Node, names: Names, fact: Node) -> Node:
    """An enum value beside its fact, else the node resolved on its own."""
    if not isinstance(fact, FactRef) or fact.kind != "enum":
        return resolve(node, names)
    if not isinstance(node, Name):
        raise BookError(fact.code, "应与该事实的选项比较")
    if node.path not in names.options[fact.code]:
        raise BookError(node.path, f"不是 {fact.code} 的选项")
    return Lit("enum", node.path)


def _compare(node: Compare, names: Names) -> Node:
    left = resolve(node.left, names)
    # Left first: only the fact tells what its options mean, so `a == kind` has no meaning.
    right = _option(node.right, names, left)
    same(left, right, node.op)
    if kind_of(left) in ("enum", "text", "bool") and node.op not in ("==", "!="):
        raise BookError(node.op, "只能比较是否相等")
    return Compare(node.op, left, right)


def _within(node: Within, names: Names) -> Node:
    item = resolve(node.item, names)
    options = tuple(_option(option, names, item) for option in node.options)
    for option in options:
        same(item, option, "in")
        if not isinstance(option, Lit):
            raise BookError("in", "只能列出固定的值")
    if node.span:
        _check_span(kind_of(item), options)
    return Within(item, options, node.span, node.negated)


def _check_span(kind: Kind, ends: tuple[Node, ...]) -> None:
    """A span needs an order, and its lower end first: the other way round it would hold for nobody."""
    if kind not in (*NUMBERS, "date"):
        raise BookError("in", "只有数值和日期可以写区间")
    low, high = (end.value for end in ends if isinstance(end, Lit))
    if COMPARE["<"](high, low):
        raise BookError("in", "区间的下限大于上限")


def _arith(node: Arith, names: Names) -> Node:
    left, right = resolve(node.left, names), resolve(node.right, names)
    check_operands(node.op, left, right)
    return Arith(node.op, left, right)


def _call(node: Call, names: Names) -> Node:
    if is_fold(node):
        return resolved_fold(node, names, resolve)
    return checked_call(node.name, tuple(resolve(arg, names) for arg in node.args), names)


def _truth(node: Node, names: Names, where: str) -> Node:
    found = resolve(node, names)
    if kind_of(found) != "bool":
        raise BookError(where, "此处应为条件")
    return found


def _each(node: Every | Some, names: Names) -> Node:
    where = "and" if isinstance(node, Every) else "or"
    return type(node)(tuple(_truth(part, names, where) for part in node.parts))


# Any because each takes its own kind of node; what is not listed stands for itself.
RESOLVERS: Mapping[type, Callable[[Any, Names], Node]] = {
    Name: lambda node, names: names.find(node.path),
    Not: lambda node, names: Not(_truth(node.of, names, "not")),
    Every: _each,
    Some: _each,
    Compare: _compare,
    Within: _within,
    Arith: _arith,
    Call: _call,
}


def resolve(node: Node, names: Names) -> Node:
    """The typed tree of a parsed one."""
    found = RESOLVERS.get(type(node))
    return found(node, names) if found else node
