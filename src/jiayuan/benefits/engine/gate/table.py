"""A policy's table laid out over its cells: which gate and which row holds where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from math import prod

import numpy as np

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import KNOWN, Fact
from jiayuan.benefits.engine.gate.atoms import Atom, Truths, alike, answered, atoms_of, narrowed
from jiayuan.benefits.engine.gate.cells import MOST_CELLS, Cells, cells
from jiayuan.benefits.engine.gate.values import values_of
from jiayuan.benefits.engine.language.nodes import Every, Node, Not, Some
from jiayuan.benefits.engine.language.walk import facts_in
from jiayuan.benefits.engine.policy import Policy
from jiayuan.benefits.engine.scene import Scene, day_tested, scene_for


@dataclass(frozen=True, slots=True)
class Table:
    """`written` counts all combinations of values tried; `cells` those that decide differently."""

    policy: Policy
    book: RuleBook
    atoms: Mapping[Node, Atom]
    values: Mapping[str, Sequence[Fact]]
    cells: Cells
    written: int
    free: tuple[Node, ...]

    def holds(self, tree: Node) -> Truths:
        """In which cells a condition holds."""
        match tree:
            case Every(parts=parts):
                return reduce(np.logical_and, map(self.holds, parts))
            case Some(parts=parts):
                return reduce(np.logical_or, map(self.holds, parts))
            case Not(of=part):
                return ~self.holds(part)
        atom = self.atoms[tree]
        if not atom.axes:
            return np.full(self.cells.count, bool(atom.answers))
        return atom.answers[tuple(self.cells.at[axis] for axis in atom.axes)]

    def passing(self) -> Truths:
        """In which cells every gate is passed."""
        whole = np.ones(self.cells.count, dtype=np.bool_)
        for gate in self.policy.gates:
            whole &= ~self.holds(gate.when) if gate.bar else self.holds(gate.when)
        return whole

    def example(self, where: Truths, trees: Sequence[Node]) -> dict[str, str]:
        """One cell in the catalogue's words: what the conditions read, in the first cell where something holds."""
        first = int(np.flatnonzero(where)[0])
        codes = dict.fromkeys(code for tree in trees for code in facts_in(tree) if code in self.cells.at)
        return {code: self._word(code, self.values[code][int(self.cells.at[code][first])]) for code in codes}

    def _word(self, code: str, fact: Fact) -> str:
        if fact.state != KNOWN:
            return "无"
        names = self.book.facts[code].option_names or {}
        if isinstance(fact.value, bool):
            return "是" if fact.value else "否"
        if self.book.facts[code].kind == "money" and isinstance(fact.value, int):
            return f"{fact.value / 10**self.book.minor_digits:g}元"
        return names.get(str(fact.value), str(fact.value))


def _scene(policy: Policy, book: RuleBook, as_of: date) -> Scene:
    return scene_for({}, book, day_tested(policy, as_of), as_of)


def _questions(policy: Policy, more: Sequence[Node]) -> tuple[Node, ...]:
    trees = [gate.when for gate in policy.gates] + [row.when for row in policy.rows] + list(more)
    return tuple(dict.fromkeys(atom for tree in trees for atom in atoms_of(tree)))


def _values(nodes: Sequence[Node], book: RuleBook, scene: Scene) -> dict[str, tuple[Fact, ...]]:
    codes = dict.fromkeys(code for node in nodes for code in facts_in(node))
    return {code: values_of(code, book, nodes, scene) for code in codes}


def table_of(policy: Policy, book: RuleBook, as_of: date, more: Sequence[Node] = (), most: int = MOST_CELLS) -> Table:
    """The table over the figures of a day; `more` are conditions to be asked besides the policy's own."""
    scene, nodes = _scene(policy, book, as_of), _questions(policy, more)
    tried = _values(nodes, book, scene)
    asked, free = answered(nodes, tried, scene)
    # A fact that only free questions read is no axis: its values tell nothing apart.
    axes = dict.fromkeys(axis for atom in asked.values() for axis in atom.axes)
    values = {code: tried[code] for code in axes if code in tried}
    kept = alike(values, asked.values())
    atoms = {node: narrowed(atom, kept) for node, atom in asked.items()}
    sizes = {axis: len(kept.get(axis, (0, 1))) for axis in axes}
    chosen = {code: tuple(values[code][at] for at in numbers) for code, numbers in kept.items()}
    written = prod(map(len, values.values())) * 2 ** len(free)
    return Table(policy, book, atoms, chosen, cells(sizes, most), written, free)
