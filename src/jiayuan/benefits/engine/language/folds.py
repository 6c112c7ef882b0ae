"""Questions to a list: who belongs to it, and what is asked of each."""

from __future__ import annotations

from collections.abc import Callable

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.kinds import NUMBERS, kind_of, may_be_gone
from jiayuan.benefits.engine.language.lists import FOLDS, SOURCES
from jiayuan.benefits.engine.language.names import Names
from jiayuan.benefits.engine.language.nodes import Call, Fold, Name, Node
from jiayuan.benefits.engine.language.walk import folds_in

Resolve = Callable[[Node, Names], Node]


def _list_of(node: Call, names: Names) -> str:
    """The list a call asks; raises BookError when its first argument is none."""
    first = node.args[0]
    if not isinstance(first, Name) or first.path not in SOURCES:
        raise BookError(node.name, f"第一个参数应为 {'、'.join(SOURCES)} 之一")
    # One list inside another would ask everybody about everybody.
    if names.inside:
        raise BookError(node.name, "列表里不能再写列表")
    return first.path


def _check_body(name: str, body: Node) -> None:
    if name in ("any", "all", "count"):
        if kind_of(body) != "bool":
            raise BookError(name, "第二个参数应为条件")
    elif kind_of(body) not in NUMBERS - {"num"} or may_be_gone(body):
        raise BookError(name, "第二个参数应为确有的数值")


def resolved_fold(node: Call, names: Names, resolve: Resolve) -> Fold:
    """A question to a list as a typed tree; raises BookError naming the function."""
    which = _list_of(node, names)
    if len(node.args) > 2 or (len(node.args) < 2 and node.name != "count"):
        raise BookError(node.name, "参数个数不对")
    body = resolve(node.args[1], names.within(which)) if len(node.args) > 1 else None
    if body is not None:
        _check_body(node.name, body)
        # A term may bring one in unseen.
        if folds_in(body):
            raise BookError(node.name, "列表里不能再写列表")
    return Fold(node.name, SOURCES[which], names.lists.get(which), body)


def is_fold(node: Call) -> bool:
    return node.name in FOLDS
