"""Conditions taken apart into yes-or-no questions, each answered once for every value of the facts it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from jiayuan.benefits.engine.facts import Fact
from jiayuan.benefits.engine.interpret import truth
from jiayuan.benefits.engine.language.nodes import Every, Node, Not, Some
from jiayuan.benefits.engine.language.walk import children, facts_in, folds_in
from jiayuan.benefits.engine.scene import Scene

Truths = NDArray[np.bool_]
# A question over more combinations than this is left free: it may be answered either way in any cell.
MOST_ANSWERS = 20_000


def atoms_of(tree: Node) -> tuple[Node, ...]:
    """The questions between the ands, ors and nots of a tree."""
    if isinstance(tree, Every | Some | Not):
        return tuple(dict.fromkeys(atom for part in children(tree) for atom in atoms_of(part)))
    return (tree,)


@dataclass(frozen=True, slots=True)
class Atom:
    """A question. `answers` has one axis for each of `axes`: facts, or the question itself where it is free."""

    axes: tuple[str, ...]
    answers: Truths


def free_name(number: int) -> str:
    return f"?{number}"


def _free(number: int) -> Atom:
    return Atom((free_name(number),), np.array([True, False]))


def _asked(node: Node, codes: Sequence[str], values: Mapping[str, Sequence[Fact]], scene: Scene) -> Truths | None:
    """The answers; None where one of them stays open, for want of a figure on that day."""
    found = []
    for facts in product(*(values[code] for code in codes)):
        out = truth(node, Scene(dict(zip(codes, facts, strict=True)), scene.params, scene.day))
        if out.unknown:
            return None
        found.append(out.yes)
    return np.array(found, dtype=np.bool_).reshape([len(values[code]) for code in codes])


def answered(
    nodes: Iterable[Node], values: Mapping[str, Sequence[Fact]], scene: Scene
) -> tuple[dict[Node, Atom], tuple[Node, ...]]:
    """Each question with its answers, and those left free: about lists, or over too many combinations."""
    found: dict[Node, Atom] = {}
    free: list[Node] = []
    for node in nodes:
        codes = facts_in(node)
        small = not folds_in(node) and prod(len(values[code]) for code in codes) <= MOST_ANSWERS
        answers = _asked(node, codes, values, scene) if small else None
        if answers is None:
            found[node] = _free(len(free))
            free.append(node)
        else:
            found[node] = Atom(codes, answers)
    return found, tuple(free)


def _signatures(code: str, size: int, atoms: Iterable[Atom]) -> list[bytes]:
    slices: list[list[bytes]] = [[] for _ in range(size)]
    for atom in (atom for atom in atoms if code in atom.axes):
        for at, one in enumerate(np.moveaxis(atom.answers, atom.axes.index(code), 0)):
            slices[at].append(one.tobytes())
    return [b"|".join(parts) for parts in slices]


def alike(values: Mapping[str, Sequence[Fact]], atoms: Iterable[Atom]) -> dict[str, list[int]]:
    """Of each fact one value of every kind that no question tells apart: fewer cells, the same decisions."""
    found = {}
    known = tuple(atoms)
    for code, tried in values.items():
        first: dict[bytes, int] = {}
        for at, signature in enumerate(_signatures(code, len(tried), known)):
            first.setdefault(signature, at)
        found[code] = sorted(first.values())
    return found


def narrowed(atom: Atom, kept: Mapping[str, Sequence[int]]) -> Atom:
    """The question over the kept values only."""
    answers = atom.answers
    for axis, code in enumerate(atom.axes):
        answers = answers.take(kept[code], axis=axis) if code in kept else answers
    return Atom(atom.axes, answers)
