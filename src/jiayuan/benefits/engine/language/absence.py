"""`not` over what may be absent: the one place where "there is none" could quietly become a yes."""

from __future__ import annotations

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.nodes import Call, Compare, Every, FactRef, Node, Not, Some, Within
from jiayuan.benefits.engine.language.walk import walk


def _asked_has(tree: Node) -> frozenset[str]:
    calls = (part for part in walk(tree) if isinstance(part, Call) and part.name == "has")
    return frozenset(call.args[0].code for call in calls if isinstance(call.args[0], FactRef))


def _direct_facts(node: Node) -> tuple[FactRef, ...]:
    """Facts whose absence makes a comparison (or a bare yes-or-no fact) false."""
    match node:
        case FactRef():
            return (node,)
        case Compare(left=left, right=right):
            return tuple(side for side in (left, right) if isinstance(side, FactRef))
        case Within(item=FactRef() as item):
            return (item,)
        case Not() | Every() | Some():
            return tuple(fact for part in _below(node) for fact in _direct_facts(part))
        case _:
            return ()


def _below(node: Not | Every | Some) -> tuple[Node, ...]:
    return (node.of,) if isinstance(node, Not) else node.parts


def check_absence(tree: Node) -> None:
    """`not` over a fact that may be absent would turn "there is none" into "yes": it must ask `has` as well."""
    asked = _asked_has(tree)
    for part in walk(tree):
        if isinstance(part, Not):
            for fact in _direct_facts(part.of):
                if fact.may_be_absent and fact.code not in asked:
                    raise BookError(fact.code, "not 之下可能没有的事实须同时写 has(…)")
