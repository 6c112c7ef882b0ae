"""Questions to a list under Kleene's logic: one decisive entry settles it, else any unknown one leaves it open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiayuan.benefits.engine.facts import KNOWN, UNKNOWN
from jiayuan.benefits.engine.functions import number_of
from jiayuan.benefits.engine.language.lists import NAMED
from jiayuan.benefits.engine.language.nodes import Fold, Node
from jiayuan.benefits.engine.outcome import FALSE, GONE, TRUE, Out, unknown_of
from jiayuan.benefits.engine.scene import Scene

Read = Callable[[Node, Scene], Out]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: whether it belongs, and what the question gives for it."""

    belongs: Out
    answer: Out


def entries(node: Fold, scene: Scene, truth: Read, value: Read) -> Iterator[Entry]:
    """The entries that belong or may belong."""
    read = truth if node.name in ("any", "all", "count") else value
    for entry in scene.lists[node.source]:
        belongs = TRUE if node.where is None else truth(node.where, entry)
        # Who certainly does not belong is not asked: an unknown income next door keeps nothing open.
        if belongs.unknown or belongs.yes:
            yield Entry(belongs, TRUE if node.body is None else read(node.body, entry))


def _open(found: list[Entry]) -> Out:
    """Unknown because of these entries."""
    return unknown_of(tuple(out for entry in found for out in (entry.belongs, entry.answer)))


def _any(found: list[Entry]) -> Out:
    if any(entry.belongs.yes and entry.answer.yes for entry in found):
        return TRUE
    undecided = [entry for entry in found if entry.answer.unknown or entry.answer.yes]
    return _open(undecided) if undecided else FALSE


def _all(found: list[Entry]) -> Out:
    if any(entry.belongs.yes and not entry.answer.unknown and not entry.answer.yes for entry in found):
        return FALSE
    undecided = [entry for entry in found if not entry.answer.yes]
    return _open(undecided) if undecided else TRUE


def _count(found: list[Entry]) -> Out:
    counted = [entry for entry in found if entry.answer.unknown or entry.answer.yes]
    if any(entry.belongs.unknown or entry.answer.unknown for entry in counted):
        return _open(counted)
    return Out(KNOWN, len(counted))


def _numbers(name: str, found: list[Entry]) -> Out:
    """sum, min_of, max_of: known when every entry that belongs is."""
    if any(entry.belongs.unknown or entry.answer.unknown for entry in found):
        return _open(found)
    numbers: list[Fraction] = [number_of(entry.answer) for entry in found]
    if name == "sum":
        return Out(KNOWN, int(sum(numbers)))
    if not numbers:
        return GONE
    return Out(KNOWN, int(min(numbers) if name == "min_of" else max(numbers)))


def fold(node: Fold, scene: Scene, truth: Read, value: Read) -> Out:
    """What a list answers; a list nobody has named is itself what is missing."""
    if node.source not in scene.lists:
        return Out(UNKNOWN, None, frozenset({NAMED[node.source]}))
    found = list(entries(node, scene, truth, value))
    match node.name:
        case "any":
            return _any(found)
        case "all":
            return _all(found)
        case "count":
            return _count(found)
        case name:
            return _numbers(name, found)
