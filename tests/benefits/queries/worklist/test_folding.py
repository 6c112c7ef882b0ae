"""Rows of the database become questions and doors: the folding alone, without a database."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.books import load_book
from jiayuan.benefits.queries.worklist.facts import _sums, askable, question
from jiayuan.benefits.queries.worklist.yards import YARD, Row, _by_door, _door
from tests.tree import HOME_COMPOUND, HOME_ROOM

BOOK = load_book()
SOMEBODY = UUID(int=1)
AGED, NURSING = "bj.elder_aged", "bj.elder_nursing"


def row(*missing: str, policy: str = AGED, low: int = 0, high: int | None = 100, room: str = HOME_ROOM.value) -> Row:
    return (room, SOMEBODY, policy, list(missing), low, high)


def test_a_yards_path_is_as_long_as_its_segments_say() -> None:
    assert len(HOME_COMPOUND.value) == YARD


def test_sums_of_a_fact_run_over_its_policies() -> None:
    found = _sums([("hukou", AGED, 100, 1), ("hukou", NURSING, 50, 2), ("birth", AGED, 7, 0)])
    assert (found["hukou"].spread, found["hukou"].unbounded, found["hukou"].policies) == (150, 3, [AGED, NURSING])
    assert found["birth"].spread == 7


def test_no_rows_are_no_sums() -> None:
    assert _sums([]) == {}
    assert _by_door([]) == {}


@pytest.mark.parametrize(
    ("codes", "asked"),
    [(["hukou", "birth"], ["hukou", "birth"]), (["param:L"], []), (["members", "hukou"], ["hukou"]), ([], [])],
)
def test_only_what_the_catalogue_knows_is_asked(codes: list[str], asked: list[str]) -> None:
    assert askable(codes, BOOK) == asked


@pytest.mark.parametrize("code", sorted(BOOK.facts))
def test_every_fact_can_be_asked_in_words(code: str) -> None:
    asked = question(code, BOOK)
    assert asked.question
    assert asked.name.zh
    assert asked.name.en


def test_a_door_gathers_what_its_people_miss() -> None:
    doors = _by_door([row("hukou"), row("birth", "hukou", policy=NURSING), row("sex", room=HOME_COMPOUND.value)])
    assert list(doors[HOME_ROOM.value].facts) == ["hukou", "birth"]
    assert list(doors[HOME_ROOM.value].policies) == [AGED, NURSING]
    assert list(doors[HOME_COMPOUND.value].facts) == ["sex"]


def test_a_door_weighs_most_less_least_and_guesses_no_most() -> None:
    doors = _by_door([row("hukou", low=30, high=100), row("hukou", low=50, high=None)])
    assert doors[HOME_ROOM.value].spread == 70


def test_a_door_is_told_in_words() -> None:
    (waiting,) = _by_door([row("hukou", "param:L")]).values()
    door = _door(HOME_ROOM.value, waiting, BOOK)
    assert [one.question for one in door.questions] == ["户口是否在本市？"]
    assert [name.zh for name in door.opens] == ["高龄老年人津贴"]


spreads = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=8)


@given(spreads)
def test_the_order_of_rows_changes_no_sum(pairs: list[tuple[int, int]]) -> None:
    rows = [row("hukou", low=low, high=low + more) for low, more in pairs]
    there, back = _by_door(rows), _by_door(list(reversed(rows)))
    assert {place: door.spread for place, door in there.items()} == {place: door.spread for place, door in back.items()}
    assert sum(door.spread for door in there.values()) == sum(more for _, more in pairs)
