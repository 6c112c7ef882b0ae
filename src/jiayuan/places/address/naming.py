"""Which compound or lane a line names: the name as it stands, or one repaired character."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiayuan.places.address.index import TreeIndex, one_off

_NAME_END = re.compile(r"[0-9A-Z甲乙丙丁#-]")
# Paths have fixed widths, so that a prefix of this length names the floor.
STREET_PATH = len("110102.001.")
COMMUNITY_PATH = len("110102.001.001.")
COMPOUND_PATH = len("110102.001.001.0001.")


@dataclass(frozen=True, slots=True)
class Named:
    """Compounds or lanes a name may mean, where it ends in the text, and how far from the hint they lie."""

    places: list[int]
    start: int
    end: int
    distance: int
    repaired: bool = False


class NameFinder:
    """Looks names up in one state of the tree; `near` is the path of the hint, or empty."""

    def __init__(self, tree: TreeIndex) -> None:
        self.tree = tree

    def find(self, line: str, near: str) -> Named | None:
        """The compounds or lanes the line names, or None."""
        # A name as it stands beats a repaired one, however far away it lies.
        return self._name(line, near) or self._repaired(line, near)

    def _name(self, line: str, near: str) -> Named | None:
        """The name nearest to the hint, then the longest, then the first in the text."""
        best: Named | None = None
        for start in range(len(line) - 1):
            # The whole line is scanned: people put a road or a landmark before the name.
            for end, places in self.tree.compounds.matches(line, start):
                named = self._nearest(places, near, start, end)
                if best is None or (named.distance, start - end) < (best.distance, best.start - best.end):
                    best = named
        return best

    def _nearest(self, places: list[int], near: str, start: int, end: int) -> Named:
        paths = self.tree.path
        if len(near) >= COMPOUND_PATH and (
            inside := [one for one in places if paths(one).startswith(near[:COMPOUND_PATH])]
        ):
            return Named(inside, start, end, 0)
        for distance, width in enumerate((COMMUNITY_PATH, STREET_PATH)):
            if len(near) >= width and (inside := [one for one in places if paths(one).startswith(near[:width])]):
                return Named(inside, start, end, distance)
        return Named(places, start, end, 2 if near else 1)

    def _repaired(self, line: str, near: str) -> Named | None:
        """A name with one character wrong, missing or surplus, if just one inside the hint's street fits."""
        stop = _NAME_END.search(line)
        name = line[: stop.start()] if stop else line
        if len(name) < 3 or len(near) < STREET_PATH:
            return None
        fitting = {one for broken in one_off(name) for one in self.tree.repairs.get(broken, ())}
        for distance, width in enumerate((COMMUNITY_PATH, STREET_PATH)):
            inside = {place for _name, place in fitting if self.tree.path(place).startswith(near[:width])}
            # Two names that both fit would be a guess.
            if len(near) >= width and len(inside) == 1:
                return Named(list(inside), 0, len(name), distance, repaired=True)
        return None
