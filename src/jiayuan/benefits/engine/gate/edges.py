"""The figures a rule turns on, and whether worked cases stand just below, on and just above each of them.

A mistaken 以上 for 超过 changes nothing but what happens on the figure itself: only a case that stands there shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import KNOWN
from jiayuan.benefits.engine.faults import Finding
from jiayuan.benefits.engine.interpret import value
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.nodes import Call, Compare, FactRef, Fold, Lit, Node, ParamRef, Within
from jiayuan.benefits.engine.language.walk import children
from jiayuan.benefits.engine.outcome import Out
from jiayuan.benefits.engine.policy import Policy
from jiayuan.benefits.engine.scene import Scene
from jiayuan.benefits.engine.sheets.plainly import plainly
from jiayuan.benefits.engine.worked import scene_of, worked_cases

ORDERED = ("int", "num", "money", "date")
# Below, on, above; one step is one fen, one year, one head, one day.
SIDES = {-1: "−1", 0: "0", 1: "+1"}
# A number of so few values is a class with a name (a level of disability): the grid tries each of them.
FEW = 10


@dataclass(frozen=True, slots=True)
class Edge:
    """Two sides a rule compares. `source` is the list whose entries are asked, empty for the unit itself."""

    left: Node
    right: Node
    source: str = ""


def _leaves(node: Node) -> Iterator[Node]:
    """What a value is made of, without conditions and without the insides of lists."""
    parts = () if isinstance(node, Fold) else children(node)
    if isinstance(node, Call) and node.name == "if":
        parts = parts[1:]
    if not parts:
        yield node
    for part in parts:
        yield from _leaves(part)


def _figure(node: Node, book: RuleBook) -> bool:
    """Whether it is a figure of the law; one that stands in no text has no value to stand on."""
    if isinstance(node, ParamRef):
        return bool(book.params[node.name].values)
    return isinstance(node, Lit) and node.kind in ORDERED and node.value != 0


def _turns(edge: Edge, book: RuleBook) -> bool:
    """Whether a figure meets something that differs from case to case. Nothing (0元) is a floor, no figure."""
    if any(isinstance(side, Lit) and side.value == 0 for side in (edge.left, edge.right)):
        return False
    leaves = [*_leaves(edge.left), *_leaves(edge.right)]
    asked = [leaf for leaf in leaves if isinstance(leaf, FactRef | Fold)]
    named = all(isinstance(leaf, FactRef) and _few(leaf, book) for leaf in asked)
    return not named and any(_figure(leaf, book) for leaf in leaves)


def _few(ref: FactRef, book: RuleBook) -> bool:
    low, high = book.facts[ref.code].low, book.facts[ref.code].high
    return low is not None and high is not None and high - low < FEW


def _sides(node: Node) -> Iterator[tuple[Node, Node]]:
    """The pairs a node itself compares; a cap and the ends of a band are compared with as well."""
    match node:
        case Compare(op="<" | "<=" | ">" | ">=", left=left, right=right) if kind_of(left) in ORDERED:
            yield left, right
        case Within(item=item, options=options, span=True):
            yield from ((item, end) for end in options)
        case Call(name="min" | "max", args=args):
            yield from combinations(args, 2)
        case Call(name="bands", args=(item, *bands)):
            # The last band has no end: its rate stands alone.
            yield from ((item, end) for end in bands[:-1:2])


def _edges(tree: Node, source: str = "") -> Iterator[Edge]:
    yield from (Edge(left, right, source) for left, right in _sides(tree))
    inner = tree.source if isinstance(tree, Fold) else source
    for part in children(tree):
        yield from _edges(part, inner)


def edges_of(policy: Policy, book: RuleBook) -> tuple[Edge, ...]:
    """The figures of a policy's gates and rows, each once, in reading order."""
    found = dict.fromkeys(edge for tree in policy.trees for edge in _edges(tree))
    return tuple(edge for edge in found if _turns(edge, book))


def _number(out: Out) -> Fraction | None:
    if out.state != KNOWN or isinstance(out.value, bool | str) or out.value is None:
        return None
    return Fraction(out.value.toordinal() if isinstance(out.value, date) else out.value)


def _side(edge: Edge, scene: Scene) -> int | None:
    """On which side of the edge somebody stands; None for who stands farther away, or nowhere."""
    left, right = _number(value(edge.left, scene)), _number(value(edge.right, scene))
    if left is None or right is None or abs(left - right) > 1:
        return None
    # Four fifths of a fen more is one fen more: rates make steps smaller than one.
    return (left > right) - (left < right)


def _possible(edge: Edge, book: RuleBook) -> set[int]:
    """The sides on which anybody can stand at all: nobody is of age minus one."""
    if not (isinstance(edge.left, FactRef) and isinstance(edge.right, Lit) and isinstance(edge.right.value, int)):
        return set(SIDES)
    defined, figure = book.facts[edge.left.code], edge.right.value
    return {step for step in SIDES if defined.within(figure + step)}


def missing(edge: Edge, scenes: Iterable[Scene], book: RuleBook) -> tuple[int, ...]:
    """The sides of an edge on which nobody stands: −1, 0, 1."""
    asked = (entry for scene in scenes for entry in (scene.lists.get(edge.source, ()) if edge.source else (scene,)))
    return tuple(sorted(_possible(edge, book) - {_side(edge, one) for one in asked}))


def _said(edge: Edge, sides: Sequence[int], book: RuleBook) -> str:
    left, right = plainly(edge.left, book).zh, plainly(edge.right, book).zh
    return f"「{left}」在「{right}」的界上缺算例：{'、'.join(SIDES[side] for side in sides)}"


def bare_edges(book: RuleBook) -> list[Finding]:
    """A warning for each figure on or beside which no worked case stands; raises BookError for cases it cannot read."""
    scenes: dict[str, list[Scene]] = {}
    for case in worked_cases(book):
        scenes.setdefault(case.policy, []).append(scene_of(case, book))
    return [
        Finding(policy.id, _said(edge, sides, book), grave=False)
        for policy in book.policies.values()
        for edge in edges_of(policy, book)
        if (sides := missing(edge, scenes.get(policy.id, ()), book))
    ]
