"""What a query computes once, in a column of its own: an expression written out at each use would grow without end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.lists import NAMED
from jiayuan.benefits.engine.language.nodes import Arith, Call, Every, FactRef, Fold, Node, Some
from jiayuan.benefits.engine.language.walk import children, folds_in, outside_lists, walk
from jiayuan.benefits.engine.policy import Policy

# Numbers a column can hold; a rate only ever scales one.
STORED = ("int", "money")


def _trees(policy: Policy, source: str) -> Iterator[Node]:
    """The trees read of the unit (no source), or of each entry of a list."""
    if not source:
        yield from policy.trees
        return
    asked = dict.fromkeys(fold for tree in policy.trees for fold in folds_in(tree) if fold.source == source)
    yield from (tree for fold in asked for tree in (fold.where, fold.body) if tree is not None)


def _repeated(node: Node) -> tuple[Node, ...]:
    """Operands that a query writes out more than once: to round, to compare, for either end of the bounds."""
    match node:
        case Call(name="if" | "div" | "min" | "max", args=args):
            return args
        case Arith(op="*", left=left, right=right):
            return (left, right)
        case _:
            return ()


def _is_number(node: Node) -> bool:
    return isinstance(node, Arith | Call) and kind_of(node) in STORED


def _reads(node: Node) -> bool:
    return any(isinstance(part, FactRef | Fold) for part in walk(node))


def numbers_of(policy: Policy, source: str = "") -> tuple[Node, ...]:
    """Numbers worth a column, inner ones first."""
    every = dict.fromkeys(part for tree in _trees(policy, source) for part in outside_lists(tree))
    uses = Counter(part for node in every if not isinstance(node, Fold) for part in children(node))
    copied = {part for node in every for part in _repeated(node)}
    many = [node for node in every if _is_number(node) and (uses[node] > 1 or node in copied) and _reads(node)]
    # A number comes after those it is made of; what stands inside another is always the smaller tree.
    return tuple(sorted(many, key=lambda node: sum(1 for _ in walk(node))))


def levels_of(numbers: tuple[Node, ...]) -> list[list[Node]]:
    """The numbers in groups: those of one group are made only of numbers in the groups before."""
    level: dict[Node, int] = {}
    for node in numbers:
        inner = (level[part] for part in walk(node) if part in level)
        level[node] = max(inner, default=-1) + 1
    return [[node for node in numbers if level[node] == at] for at in range(max(level.values(), default=-1) + 1)]


def _used_often(trees: list[Node]) -> list[Node]:
    parts = Counter(part for tree in trees for part in outside_lists(tree) if isinstance(part, Every | Some))
    # Only what is used more than once: a column of its own costs memory for everybody.
    return [part for part, count in parts.items() if count > 1]


def conditions_of(policy: Policy) -> dict[Node, str]:
    """Names of conditions computed once: parts used more than once, then gates and rows; of entries by their list."""
    tops = [gate.when for gate in policy.gates] + [row.when for row in policy.rows]
    parts = [part for part in _used_often(list(policy.trees)) if part not in tops]
    named = {part: f"part{at}" for at, part in enumerate(parts)} | {top: f"top{at}" for at, top in enumerate(tops)}
    for source in NAMED:
        trees = list(_trees(policy, source))
        asked = [part.args[0] for tree in trees for part in walk(tree) if isinstance(part, Call) and part.name == "if"]
        inner = dict.fromkeys([*_used_often(trees), *(one for one in asked if isinstance(one, Every | Some))])
        named |= {part: f"{source}{at}" for at, part in enumerate(inner) if part not in named}
    return named
