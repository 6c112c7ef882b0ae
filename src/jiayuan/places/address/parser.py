"""Address text to the deepest place that is certain (spec registry-and-ledgers 4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.address.clean import clean, numerals
from jiayuan.places.address.heads import Head, HeadReader
from jiayuan.places.address.index import Row, TreeIndex, level_of
from jiayuan.places.address.naming import COMPOUND_PATH, Named, NameFinder
from jiayuan.places.address.numbers import Numbers, in_yard, read_numbers
from jiayuan.places.address.parsed import ParsedAddress
from jiayuan.places.address.words import Words, read_words

MOST_ALTERNATIVES = 5
_FILLER = re.compile(r"(?:小区|大院)?(?:院内|内|里面|的)?")
_NO_WORDS = Words()
_MOST_TEXT = 400


class AddressParser:
    """Reads lines against one state of the tree, which may be empty: then the parts are told and no place.

    Rows: id, kind, path, name, lon, lat; aliases: path, other name.
    """

    def __init__(self, rows: Iterable[Row], aliases: Iterable[tuple[str, str]] = ()) -> None:
        self.tree = TreeIndex(rows, aliases)
        self.names = NameFinder(self.tree)
        self.heads = HeadReader(self.tree.districts)

    def parse(self, text: str, hint: PlacePath | None = None) -> ParsedAddress:
        """The address in a text; `hint` is the community (or any place) it most likely lies in. Never raises."""
        # Longer than any address: the tail of a pasted page is not searched for names.
        line, notes = clean(text[:_MOST_TEXT])
        head = self.heads.read(line)
        whole = line[head.end :]
        if not self._at_home(head):
            return replace(self._without_place(whole, notes, head, None), elsewhere=bool(self.tree.districts))
        line, division = self._divisions(whole)
        near = self.tree.path(division) if division is not None else (hint.value if hint else "")
        named = self.names.find(line, near)
        if named is None:
            return self._without_name(line, notes, head, division, near)
        before = read_words(line[: named.start]) if named.start else _NO_WORDS
        behind = line[named.end :]
        numbers = read_numbers(numerals(behind[_FILLER.match(behind).end() :]))  # type: ignore[union-attr]  # matches ''
        rest = "".join(filter(None, (before.compound, before.numbers, before.rest, numbers.rest, notes)))
        return self._place(named, line[named.start : named.end], numbers, rest, head, before)

    def _at_home(self, head: Head) -> bool:
        """Whether the named divisions may hold a place of the tree; an abolished one's ground has gone to another."""
        if not head.code and not head.district:
            return True
        if head.gone:
            return any(district.startswith(head.code[:2]) for district in self.tree.districts)
        # An equal name in another city is no code at all: then it is not ours, or it would have been taken for ours.
        return any(district.startswith(head.code) for district in self.tree.districts) if head.code else False

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

    def _without_name(self, line: str, notes: str, head: Head, division: int | None, near: str) -> ParsedAddress:
        """No compound is named: numbers count only if the hint is a compound; else the division is all we know."""
        if len(near) >= COMPOUND_PATH:
            compound = self.tree.at_path.get(near[:COMPOUND_PATH])
            numbers = read_numbers(numerals(line))
            if compound is not None and numbers.building:
                return self._place(Named([compound], 0, 0, 1), "", numbers, numbers.rest + notes, head, _NO_WORDS)
        return self._without_place(line, notes, head, division)

    def _without_place(self, line: str, notes: str, head: Head, division: int | None) -> ParsedAddress:
        """The parts as the grammar alone reads them; of the tree at most the division."""
        words = read_words(line)
        numbers = read_numbers(numerals(words.numbers), tower=words.tower)
        number = words.number or (numbers.yard and f"{numbers.yard}号院")
        rest = f"{words.rest}{numbers.rest}{notes}"
        if division is None:
            return ParsedAddress(
                compound=words.compound, building=numbers.building, unit=numbers.unit, floor=numbers.floor,
                room=numbers.room, rest=rest, province=head.province, city=head.city, district=head.district,
                town=words.town, community=words.community, road=words.road, number=number,
            )  # fmt: skip
        return self._result([division], 0.5 if line else 0.9, numbers, words.compound, rest, head, words)

    def _place(self, named: Named, name: str, numbers: Numbers, rest: str, head: Head, before: Words) -> ParsedAddress:
        sure = (1.0, 0.85, 0.7)[named.distance] - 0.15 * named.repaired - 0.05 * bool(rest)
        fitting = self._with_house(named.places, numbers.building)
        if len(fitting) != 1:
            return self._result(fitting, sure, numbers, name, rest, head, before)
        if numbers.yard:
            numbers = in_yard(numbers)
            rest += numbers.rest if numbers.rest not in rest else ""
        place, sure = self._deeper(fitting[0], numbers, sure)
        return self._result([place], sure, numbers, name, rest, head, before)

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

    def _result(
        self, places: list[int], sure: float, numbers: Numbers, name: str, rest: str, head: Head, words: Words
    ) -> ParsedAddress:
        one = places[0] if len(places) == 1 else None
        tree = self.tree
        row = tree.rows[one] if one is not None else None
        # Positions, not names: this is done for every line of every ledger.
        return ParsedAddress(
            None if one is None else tree.ref(one),
            None if row is None else level_of(row[2]),
            name or (self._compound_name(one) if one is not None else ""),
            numbers.building,
            numbers.unit,
            numbers.floor,
            numbers.room,
            rest,
            round(max(sure, 0.1) if one is not None else min(sure, 0.4), 2),
            () if one is not None else tuple(tree.ref(n) for n in places[:MOST_ALTERNATIVES]),
            head.province,
            head.city,
            head.district,
            *self._told(one, words),
        )

    def _told(self, place: int | None, words: Words) -> tuple[str, str, str, str]:
        """Town, community, road and door plate: the tree's own names where the place is known."""
        if place is None:
            return words.town, words.community, words.road, words.number
        path, at, rows = self.tree.path(place), self.tree.at_path, self.tree.rows
        town, community = at.get(path[:11]), at.get(path[:15])
        return (
            rows[town][3] if town is not None and len(path) >= 11 else words.town,
            rows[community][3] if community is not None and len(path) >= 15 else words.community,
            words.road,
            words.number,
        )

    def _compound_name(self, place: int) -> str:
        path = self.tree.path(place)
        compound = self.tree.at_path.get(path[:COMPOUND_PATH])
        return self.tree.rows[compound][3] if compound is not None and len(path) >= COMPOUND_PATH else ""
