"""`not` over what may be absent: the one place where "there is none" could quietly become a yes."""

from __future__ import annotations

from collections.abc import Iterator

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.nodes import Call, Compare, Every, FactRef, Fold, Node, Not, Some, Within
from jiayuan.benefits.engine.language.walk import children, walk


def _asked_has(tree: Node) -> frozenset[str]:
    calls = (part for part in walk(tree) if isinstance(part, Call) and part.name == "has")
    return frozenset(call.args[0].code for call in calls if isinstance(call.args[0], FactRef))


# What is true or false of itself; a bare fact is not among them, for absent it compares as false.
_CONDITIONS = (Not, Every, Some, Compare, Within, Fold)


def _direct_facts(node: Node) -> tuple[FactRef, ...]:
    """Facts whose absence makes a condition false."""
    match node:
        case FactRef():
            return (node,)
        case Compare(left=left, right=right):
            return tuple(side for side in (left, right) if isinstance(side, FactRef))
        case Within(item=FactRef() as item):
            return (item,)
        case Not() | Every() | Some() | Call(name="if") | Fold(name="any" | "all"):
            return tuple(fact for part in children(node) for fact in _direct_facts(part))
        case _:
            return ()


def _turned(tree: Node) -> Iterator[Node]:
    """The parts whose "no" may count as a yes: under `not`, and a condition compared with true or false."""
    for part in walk(tree):
        if isinstance(part, Not):
            yield part.of
        if isinstance(part, Compare):
            yield from (side for side in (part.left, part.right) if isinstance(side, _CONDITIONS))


def check_absence(tree: Node) -> None:
    """`not` over a fact that may be absent would turn "there is none" into "yes": it must ask `has` as well."""
    asked = _asked_has(tree)
    for fact in (fact for part in _turned(tree) for fact in _direct_facts(part)):
        if fact.may_be_absent and fact.code not in asked:
            raise BookError(fact.code, "not 之下可能没有的事实须同时写 has(…)")
