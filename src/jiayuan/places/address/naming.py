"""Which compound or lane a line names: the name as it stands, its stem before a number, or one repaired character."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiayuan.places.address.index import TreeIndex, one_off
from jiayuan.places.address.repair import credible
from jiayuan.places.address.words import read_words

# Paths have fixed widths, so that a prefix of this length names the floor.
STREET_PATH = len("110102.001.")
COMMUNITY_PATH = len("110102.001.001.")
COMPOUND_PATH = len("110102.001.001.0001.")
# 红墙小区二区, 红墙东里: the name goes on and is another's.
_GOES_ON = re.compile(
    r"(?:[东西南北中前后新老][一二三四五六七八九十]{0,2}|[一二三四五六七八九十]{1,2}|[A-Z\d]{1,2})(?:区|期|里|坊|条|苑|园|巷|胡同)"
)
# 东红墙小区, 新红墙小区: what stands before is part of another's name.
_BEGINS_BEFORE = re.compile(r"(?:^[\u3400-\u9fff]|[东西南北新老大小上下前后内外])$")
_PARTED = re.compile(r"[路街道巷号旁边侧口桥门院村镇站厦楼条近面,\d-]$")
_NUMBER_NEXT = re.compile(r"[\dA-Z甲乙丙丁#]|[一二三四五六七八九十]+(?:号|楼|栋|幢|单元)")


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
        return self._name(line, near) or self._stem(line, near) or self._repaired(line, near)

    def _name(self, line: str, near: str) -> Named | None:
        """The name nearest to the hint, then the longest, then the first; of two that overlap the longer."""
        best: Named | None = None
        heads, covered = self.tree.compounds.heads, 0
        # The whole line is scanned: people put a road or a landmark before the name.
        for start in range(len(line) - 1):
            for name, places in reversed(heads.get(line[start : start + 2], ())):
                end = start + len(name)
                if end > covered and line.startswith(name, start):
                    covered = end
                    if self._stands(line, start, end):
                        named = self._nearest(places, near, start, end)
                        if best is None or (named.distance, start - end) < (best.distance, best.start - best.end):
                            best = named
                    break
        return best

    @staticmethod
    def _stands(line: str, start: int, end: int) -> bool:
        """Whether the name is whole: not the middle of a longer one that the tree does not know."""
        if end < len(line) and _GOES_ON.match(line, end):
            return False
        return not start or bool(_PARTED.search(line, 0, start)) or not _BEGINS_BEFORE.search(line[:start])

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

    def _stem(self, line: str, near: str) -> Named | None:
        """红墙3号楼 for 红墙小区3号楼: only in front of a number, and only one inside the hint's street."""
        for end, places in self.tree.stems.matches(line, 0):
            if len(near) >= STREET_PATH and _NUMBER_NEXT.match(line, end):
                named = self._nearest(places, near, 0, end)
                if len(named.places) == 1 and named.distance < 2:
                    return Named(named.places, 0, end, named.distance, repaired=True)
        return None

    def _repaired(self, line: str, near: str) -> Named | None:
        """A name with one character wrong, missing or surplus, if just one inside the hint's street fits."""
        if len(near) < STREET_PATH:
            return None
        words = read_words(line)
        name = words.compound or words.road or words.rest
        fitting = {
            one for broken in one_off(name) for one in self.tree.repairs.get(broken, ()) if credible(one[0], name)
        } if len(name) > 2 else set()  # fmt: skip
        start = line.find(name)
        for distance, width in enumerate((COMMUNITY_PATH, STREET_PATH)):
            inside = {place for _name, place in fitting if self.tree.path(place).startswith(near[:width])}
            # Two names that both fit would be a guess.
            if len(near) >= width and len(inside) == 1:
                return Named(list(inside), start, start + len(name), distance, repaired=True)
        return None
