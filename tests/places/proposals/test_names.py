"""Likeness of names and doors of houses, whatever is typed: the same both ways, never beyond the building."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.address.parsed import ParsedAddress
from jiayuan.places.kinds import LEVELS, Kind
from jiayuan.places.proposals.deciding import spellings_share
from jiayuan.places.proposals.unknown import DOORS_MOST, MOST_NAME, alike, fitting_door, house_of, likeness, unknown_of
from jiayuan.places.refs import PlaceRef
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, STREET

NAMES = st.text("红洪墙强莲联东西南北里小区", min_size=1, max_size=6)
ROOMS = st.integers(1, 99).flatmap(lambda floor: st.integers(0, 99).map(lambda door: (floor, door)))


@given(NAMES, NAMES)
def test_one_name_is_like_the_other_as_the_other_is_like_it(name: str, other: str) -> None:
    assert likeness(name, other) == likeness(other, name)


@given(NAMES, NAMES)
def test_only_the_same_name_is_the_same(name: str, other: str) -> None:
    told = likeness(name, other)
    assert (told is not None and told.rank == 0) == (name == other)


@given(NAMES, st.lists(NAMES, max_size=12), st.integers(0, 6))
def test_the_likest_come_first_and_no_more_than_wanted(name: str, others: list[str], most: int) -> None:
    keyed = [(f"{n:02}", other) for n, other in enumerate(others)]
    found = alike(name, keyed, most)
    ranks = [told.rank for _key, told in found]
    assert ranks == sorted(ranks)
    like = [other for other in others if likeness(name, other)]
    assert len(found) == min(most, len(like))


@pytest.mark.parametrize(
    ("name", "other"),
    [("红莲北里", "红莲里"), ("红墙东区", "红墙区"), ("红墙一区", "红墙区"), ("新红墙", "红墙")],
)
def test_a_word_that_tells_neighbours_apart_makes_no_part_of_a_name(name: str, other: str) -> None:
    told = likeness(name, other)
    assert told is None or told.rank > 2


@given(st.integers(1, 40), st.integers(1, 9), st.integers(1, 9), ROOMS)
def test_a_door_lies_on_a_floor_and_in_a_unit_the_house_has(
    floors: int, units: int, unit: int, room: tuple[int, int]
) -> None:
    floor, door = room
    made = fitting_door(floors, units, str(unit), f"{floor}{door:02}")
    assert (made is not None) == (floor <= floors and 1 <= door <= DOORS_MOST and unit <= units)
    if made:
        assert (int(made.unit), int(made.room[:2]), int(made.room[2:])) == (unit, floor, door)
        assert HOME_BUILDING.child(made.unit).child(made.room).level == LEVELS[Kind.ROOM]


@given(st.integers(1, 30), st.integers(1, 6), ROOMS)
def test_the_written_zero_makes_no_other_door(floors: int, units: int, room: tuple[int, int]) -> None:
    short, long = f"{room[0]}{room[1]:02}", f"{room[0]:02}{room[1]:02}"
    assert fitting_door(floors, units, "1", short) == fitting_door(floors, units, "01", long)


@pytest.mark.parametrize("room", ["", "5", "50", "10101", "A01", "5O1", "-501", "501室", "五〇一"])
def test_what_is_no_number_of_a_room_is_no_door(room: str) -> None:
    assert fitting_door(60, 3, "1", room) is None


@pytest.mark.parametrize(
    ("parent", "number", "kind", "name"),
    [
        ("compound", "12", "building", "12号楼"),
        ("compound", "A", "building", "A座"),
        ("compound", "3A", "building", "3A座"),
        ("compound", "甲", "building", "甲号楼"),
        ("lane", "甲5", "yard", "甲5号"),
        ("lane", "A", "yard", "A号"),
    ],
)
def test_a_house_is_called_after_where_it_stands(parent: str, number: str, kind: str, name: str) -> None:
    assert house_of(parent, number) == (kind, name)


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 99), max_size=8))
def test_three_spellings_are_all_of_three_and_part_of_more(spellings: dict[str, int]) -> None:
    share = spellings_share(spellings)
    if 0 < len(spellings) <= 3:
        assert share == 100
    elif spellings:
        # The commonest three of n are never less than three n-ths.
        assert round(300 / len(spellings)) <= share <= 100
    else:
        assert share == 0


def at(path: PlacePath, kind: str) -> PlaceRef:
    return PlaceRef(1, kind, path, "红墙小区", path.code12())


@pytest.mark.parametrize("hint", [None, DISTRICT, STREET], ids=["none", "district", "street"])
def test_above_a_community_nothing_is_proposed(hint: PlacePath | None) -> None:
    assert unknown_of(ParsedAddress(compound="某某花园"), hint) is None


@pytest.mark.parametrize("hint", [HOME, HOME_COMPOUND, HOME_BUILDING, HOME_ROOM], ids=lambda path: path.level.name)
def test_a_deeper_hint_counts_as_its_community(hint: PlacePath) -> None:
    found = unknown_of(ParsedAddress(compound="某某花园", building="3"), hint)
    assert found is not None
    assert (found.place_path, found.name, found.house) == (HOME.value, "某某花园", "3")


@pytest.mark.parametrize("length", [1, MOST_NAME, MOST_NAME + 1])
def test_a_name_has_a_longest_length(length: int) -> None:
    found = unknown_of(ParsedAddress(compound="园" * length), HOME)
    assert (found is not None) == (length <= MOST_NAME)


@pytest.mark.parametrize("name", ["13800138000花园", "12345院", "a@b园", "王**园"])
def test_a_number_of_somebody_is_never_kept_as_a_name(name: str) -> None:
    assert unknown_of(ParsedAddress(compound=name), HOME) is None


@pytest.mark.parametrize(
    "parsed",
    [
        ParsedAddress(compound="某某花园", elsewhere=True),
        ParsedAddress(compound="某某花园", alternatives=(at(HOME_COMPOUND, "compound"),)),
    ],
    ids=["elsewhere", "two-fit"],
)
def test_where_it_lies_must_be_sure(parsed: ParsedAddress) -> None:
    assert unknown_of(parsed, HOME) is None


def test_below_a_room_nothing_is_missing() -> None:
    assert unknown_of(ParsedAddress(place=at(HOME_ROOM, "room"), room="301"), HOME) is None
    assert unknown_of(ParsedAddress(place=at(HOME_BUILDING, "building")), HOME) is None


def test_a_room_of_a_known_unit_names_its_unit() -> None:
    found = unknown_of(ParsedAddress(place=at(HOME_BUILDING.child("02"), "unit"), room="909"), HOME)
    assert found is not None
    assert (found.place_path, found.kind, found.unit, found.name) == (HOME_BUILDING.value, "room", "2", "909")
