"""The tree as the parser needs it: names of divisions and compounds in tries, houses, units and rooms by number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.text import squeeze
from jiayuan.places.address.numbers import key
from jiayuan.places.address.trie import Trie
from jiayuan.places.kinds import Kind
from jiayuan.places.refs import PlaceRef

Row = tuple[int, str, str, str, float | None, float | None]
"""id, kind, path, name, lon, lat."""
_DIVISION_TAIL = re.compile(r"(?:街道|地区|社区|居委会|办事处)+$")
SHORTEST_NAME = 2
_COMPOUND_TAIL = re.compile(r"(?:住宅)?小区$")


class TreeIndex:
    """Built once from rows of the tree (any order) and other names (path, alias)."""

    def __init__(self, rows: Iterable[Row], aliases: Iterable[tuple[str, str]] = ()) -> None:
        self.rows: list[Row] = []
        self.at_path: dict[str, int] = {}
        self.divisions = Trie()
        self.compounds = Trie()
        self.stems = Trie()
        self.districts: dict[str, str] = {}
        self.below: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self.repairs: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for row in rows:
            self._add(row)
        for path, alias in aliases:
            if path in self.at_path:
                self._name(self.at_path[path], squeeze(alias).upper())

    def _add(self, row: Row) -> None:
        number, kind, path = len(self.rows), row[1], row[2]
        self.rows.append(row)
        self.districts.setdefault(path[:6], path[:7])
        # Numbers are looked up under their parent, names all over the tree.
        if kind in (Kind.ROOM, Kind.UNIT, Kind.BUILDING, Kind.YARD):
            parent = path[: path.rfind(".", 0, -1) + 1]
            self.below[parent].setdefault(key(squeeze(row[3]).upper()), []).append(number)
        else:
            self.at_path[path] = number
            self._name(number, squeeze(row[3]).upper())
        if kind in (Kind.BUILDING, Kind.YARD):
            self.at_path[path] = number

    def _name(self, number: int, name: str) -> None:
        kind = self.rows[number][1]
        if kind in (Kind.COMPOUND, Kind.LANE) and len(name) >= SHORTEST_NAME:
            self.compounds.add(name, number)
            if len(stem := _COMPOUND_TAIL.sub("", name)) >= SHORTEST_NAME and stem != name:
                self.stems.add(stem, number)
            # Every name is stored under its damaged forms, so that a repair is a look-up and not a search.
            for broken in one_off(name):
                self.repairs[broken].add((name, number))
        elif kind in (Kind.BUILDING, Kind.YARD) and name != squeeze(self.rows[number][3]).upper():
            # The other number of a house, as an old door plate bears it.
            path = self.path(number)
            meanings = self.below[path[: path.rfind(".", 0, -1) + 1]].setdefault(key(name), [])
            if number not in meanings:
                meanings.append(number)
        elif kind in (Kind.STREET, Kind.COMMUNITY):
            for form in division_forms(name, kind):
                self.divisions.add(form, number)

    def ref(self, number: int) -> PlaceRef:
        """A row as a value."""
        place, kind, path, name, lon, lat = self.rows[number]
        # Unused floors of a division's code are zeros.
        return PlaceRef(place, kind, PlacePath(path), name, path[:15].replace(".", "").ljust(12, "0"), lon, lat)

    def path(self, number: int) -> str:
        return self.rows[number][2]

    def houses(self, compound: str, number: str) -> list[int]:
        """Buildings or yards of a compound's path with that bare number."""
        return self.below[compound].get(number, []) if compound in self.below else []

    def units(self, building: str, number: str) -> list[int]:
        """The unit with that number, or all units of the building if no number is given."""
        found = self.below.get(building)
        if not found:
            return []
        return found.get(number, []) if number else [one for several in found.values() for one in several]

    def rooms(self, units: list[int], number: str) -> list[int]:
        """Rooms with that bare number in any of the units."""
        return [room for unit in units for room in self.below.get(self.path(unit), {}).get(number, [])]


def one_off(name: str) -> Iterator[str]:
    """Keys under which names that differ by one character (other, missing or surplus) meet."""
    yield name
    if len(name) > SHORTEST_NAME:
        yield from (f"{name[:n]}?{name[n + 1 :]}" for n in range(len(name)))
        yield from (f"{name[:n]}{name[n + 1 :]}" for n in range(len(name)))


def division_forms(name: str, kind: str) -> tuple[str, ...]:
    """The spellings of a street's or community's name that are safe: the bare stem is often a lane's name too."""
    stem = _DIVISION_TAIL.sub("", name)
    if kind == Kind.STREET:
        return (f"{stem}街道", f"{stem}街道办事处", f"{stem}地区", f"{stem}办事处")
    # The stem alone is left out: 西交民巷 is a lane before it is a community.
    return (f"{stem}社区", f"{stem}社区居委会", f"{stem}居委会")


def level_of(path: str) -> Level:
    """The floor of a path's text."""
    return Level(path.count("."))
