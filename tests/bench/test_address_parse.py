"""The bench of addresses: its lines are labelled by hands that know nothing of the parser."""

from __future__ import annotations

import pytest

from bench import addresslines
from bench.address_parse import parts_rate, shares
from jiayuan.places.api import AddressParser
from tests.places.address.corpus import ALIASES, COMPOUNDS, corpus_rows

A = COMPOUNDS["A"][0].child("0001").child("01").child("0501").value
L = COMPOUNDS["L"][0].child("0002").child("01").child("0003").value
ROOMS = [
    addresslines.Room(A, "红墙小区", "1", "1", "501", False, "西长安街街道", "府右街南社区"),
    addresslines.Room(L, "后细瓦厂胡同", "12", "", "3", True, "西长安街街道", "府右街南社区"),
]


@pytest.fixture(scope="module")
def lines() -> list[addresslines.Labelled]:
    return addresslines.labelled(ROOMS, 600, 3)


def test_lines_mean_rooms_houses_and_nothing(lines: list[addresslines.Labelled]) -> None:
    assert {line.depth for line in lines} == {"room", "building", "none"}
    assert all(bool(line.path) is (line.depth != "none") for line in lines)
    assert any(line.elsewhere for line in lines)


def test_the_same_seed_writes_the_same_lines(lines: list[addresslines.Labelled]) -> None:
    assert addresslines.labelled(ROOMS, 600, 3) == lines != addresslines.labelled(ROOMS, 600, 4)


def test_the_goals_hold_on_a_small_tree(lines: list[addresslines.Labelled]) -> None:
    told = shares(AddressParser(corpus_rows(), [(COMPOUNDS[key][0].value, alias) for key, alias in ALIASES]), lines)
    assert min(told["district_rate"], told["building_rate"], told["room_rate"]) > 0.95
    assert told["wrong_place_rate"] <= 0.01


def test_a_parser_that_knows_nothing_finds_nothing(lines: list[addresslines.Labelled]) -> None:
    told = shares(AddressParser(()), lines)
    assert (told["room_rate"], told["wrong_place_rate"]) == (0, 0)


@pytest.mark.parametrize(("number", "word"), [("3", "三"), ("10", "十"), ("21", "二十一"), ("100", "100"), ("B", "B")])
def test_numbers_in_words(number: str, word: str) -> None:
    assert addresslines.spoken(number) == word


def test_parts_of_other_cities_are_read_as_we_read_them() -> None:
    assert parts_rate() == 1
    assert len(list(addresslines.parts())) >= 30
