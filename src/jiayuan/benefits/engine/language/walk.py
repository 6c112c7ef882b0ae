"""Walking a tree: its parts, and which facts and figures it reads."""

from __future__ import annotations

from collections.abc import Iterator

from jiayuan.benefits.engine.language.lists import NAMED
from jiayuan.benefits.engine.language.nodes import (
    Arith,
    Call,
    Compare,
    Every,
    FactRef,
    Fold,
    Node,
    Not,
    ParamRef,
    Some,
    Within,
)


def children(node: Node) -> tuple[Node, ...]:
    """Direct parts of a node, left to right."""
    match node:
        case Not(of=part):
            return (part,)
        case Every(parts=parts) | Some(parts=parts):
            return parts
        case Compare(left=left, right=right) | Arith(left=left, right=right):
            return (left, right)
        case Within(item=item, options=options):
            return (item, *options)
        case Call(args=args):
            return args
        case Fold(where=where, body=body):
            return tuple(part for part in (where, body) if part is not None)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in reading order."""
    yield node
    for part in children(node):
        yield from walk(part)


def facts_in(node: Node) -> tuple[str, ...]:
    """Fact codes a tree reads, each once, in reading order."""
    return tuple(dict.fromkeys(part.code for part in walk(node) if isinstance(part, FactRef)))


def params_in(node: Node) -> tuple[str, ...]:
    """Names of dated figures a tree reads."""
    return tuple(dict.fromkeys(part.name for part in walk(node) if isinstance(part, ParamRef)))


def folds_in(node: Node) -> tuple[Fold, ...]:
    """The questions to lists in a tree, each once, in reading order."""
    return tuple(dict.fromkeys(part for part in walk(node) if isinstance(part, Fold)))


def outside_lists(node: Node) -> Iterator[Node]:
    """The node and what stands below it, without the insides of lists: what is asked of the unit itself."""
    yield node
    for part in () if isinstance(node, Fold) else children(node):
        yield from outside_lists(part)


def asked_in(node: Node) -> tuple[str, ...]:
    """What a tree asks of the unit itself: its facts and its lists by name, each once; an age is a birthday."""
    found = dict.fromkeys(_asked(part) for part in outside_lists(node))
    return tuple(name for name in found if name)


def _asked(part: Node) -> str:
    match part:
        case FactRef(code=code):
            return "birth" if code == "age" else code
        case Fold(source=source):
            return NAMED[source]
        case _:
            return ""
