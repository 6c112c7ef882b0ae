"""Address text to the deepest place that is certain (spec registry-and-ledgers 4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.address.clean import clean, numerals
from jiayuan.places.address.index import Row, TreeIndex, level_of
from jiayuan.places.address.naming import COMPOUND_PATH, Named, NameFinder
from jiayuan.places.address.numbers import Numbers, read_numbers
from jiayuan.places.address.parsed import ParsedAddress

_HEAD = re.compile(r"(?:中国)?(?:北京市?)?(?:市辖区)?(?:(?:原)?(?:西城|宣武|崇文)区?(?![门内外街]))?")
MOST_ALTERNATIVES = 5


class AddressParser:
    """Reads lines against one state of the tree. Rows: id, kind, path, name, lon, lat; aliases: path, other name."""

    def __init__(self, rows: Iterable[Row], aliases: Iterable[tuple[str, str]] = ()) -> None:
        self.tree = TreeIndex(rows, aliases)
        self.names = NameFinder(self.tree)

    def parse(self, text: str, hint: PlacePath | None = None) -> ParsedAddress:
        """The address in a text; `hint` is the community (or any place) it most likely lies in. Never raises."""
        line, notes = clean(text)
        head = _HEAD.match(line)
        line, division = self._divisions(line[head.end() :] if head else line)
        near = self.tree.path(division) if division is not None else (hint.value if hint else "")
        named = self.names.find(line, near)
        if named is None:
            return self._without_name(line, notes, division, near)
        numbers = read_numbers(numerals(line[named.end :]))
        rest = "".join(filter(None, (line[: named.start], numbers.rest, notes)))
        return self._place(named, line[named.start : named.end], numbers, rest)

    def _divisions(self, line: str) -> tuple[str, int | None]:
        """Takes street and community off the front, one after the other; the deepest one counts."""
        found: int | None = None
        for _floor in range(2):
            matches = [(end, meanings) for end, meanings in self.tree.divisions.matches(line, 0) if len(meanings) == 1]
            if not matches:
                break
            end, meanings = matches[-1]
            line, found = line[end:], meanings[0]
        return line, found

    def _without_name(self, line: str, notes: str, division: int | None, near: str) -> ParsedAddress:
        """No compound is named: numbers count only if the hint is a compound; else the division is all we know."""
        if len(near) >= COMPOUND_PATH:
            compound = self.tree.at_path.get(near[:COMPOUND_PATH])
            numbers = read_numbers(numerals(line))
            if compound is not None and numbers.building:
                return self._place(Named([compound], 0, 0, 1), "", numbers, numbers.rest + notes)
        if division is None:
            return ParsedAddress(rest=line + notes)
        return self._result([division], 0.5 if line else 0.9, Numbers(), "", line + notes)

    def _place(self, named: Named, name: str, numbers: Numbers, rest: str) -> ParsedAddress:
        sure = (1.0, 0.85, 0.7)[named.distance] - 0.15 * named.repaired - 0.05 * bool(rest)
        fitting = self._with_house(named.places, numbers.building)
        if len(fitting) != 1:
            return self._result(fitting, sure, numbers, name, rest)
        place, sure = self._deeper(fitting[0], numbers, sure)
        return self._result([place], sure, numbers, name, rest)

    def _with_house(self, places: list[int], building: str) -> list[int]:
        """Of several compounds with the name those that have the building; all of them if none has."""
        if len(places) == 1 or not building:
            return places
        # The number may decide what the name alone cannot.
        having = [one for one in places if self.tree.houses(self.tree.path(one), building)]
        return having or places

    def _deeper(self, compound: int, numbers: Numbers, sure: float) -> tuple[int, float]:
        """Down to building, unit and room as far as each is unique; every number the tree lacks costs certainty."""
        tree = self.tree
        # Two houses of one number (a faulty tree) decide nothing.
        houses = tree.houses(tree.path(compound), numbers.building) if numbers.building else []
        if len(houses) != 1:
            return compound, sure - 0.15 * bool(numbers.building or numbers.room)
        house = houses[0]
        units = tree.units(tree.path(house), numbers.unit)
        rooms = tree.rooms(units, numbers.room) if numbers.room else []
        if len(rooms) == 1:
            return rooms[0], sure
        if numbers.unit and len(units) == 1:
            return units[0], sure - 0.1 * bool(numbers.room)
        return house, sure - 0.1 * bool(numbers.room or numbers.unit)

    def _result(self, places: list[int], sure: float, numbers: Numbers, name: str, rest: str) -> ParsedAddress:
        one = places[0] if len(places) == 1 else None
        return ParsedAddress(
            place=None if one is None else self.tree.ref(one),
            level=None if one is None else level_of(self.tree.path(one)),
            compound=name or (self._compound_name(one) if one is not None else ""),
            building=numbers.building,
            unit=numbers.unit,
            floor=numbers.floor,
            room=numbers.room,
            rest=rest,
            confidence=round(max(sure, 0.1) if one is not None else min(sure, 0.4), 2),
            alternatives=() if one is not None else tuple(self.tree.ref(n) for n in places[:MOST_ALTERNATIVES]),
        )

    def _compound_name(self, place: int) -> str:
        path = self.tree.path(place)
        compound = self.tree.at_path.get(path[:COMPOUND_PATH])
        return self.tree.rows[compound][3] if compound is not None and len(path) >= COMPOUND_PATH else ""
