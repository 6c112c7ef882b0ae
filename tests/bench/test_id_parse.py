"""The bench of identity numbers: its cells are of every class, and a fault would be seen."""

from __future__ import annotations

import random

import pytest
from stdnum.cn import ric

from bench import id_parse


def test_every_class_is_made_and_every_cell_is_put_into_its_own() -> None:
    made = id_parse.cells(4_000)
    assert {kind for _cell, kind in made} == set(id_parse.MAKERS)
    assert id_parse.wrong(made) == []


def test_the_same_seed_makes_the_same_cells() -> None:
    assert str(id_parse.cells(50)) == str(id_parse.cells(50)) != str(id_parse.cells(50, seed=1))


def test_a_cell_in_the_wrong_class_is_found() -> None:
    right = id_parse.whole(random.Random(1))
    assert [told for _cell, _kind, told in id_parse.wrong([(right, "short")])] == ["ok"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_check_character_is_the_standards_own(seed: int) -> None:
    dice = random.Random(seed)
    first17 = f"110102{dice.randrange(1930, 2020)}0101{dice.randrange(1000):03}"
    assert id_parse._last(first17) == ric.calc_check_digit(f"{first17}0")


def test_the_result_names_its_peer_and_its_goals() -> None:
    told = id_parse.measure(300, 1)
    figures = {one["key"]: one for one in told["figures"]}
    assert figures["id_classes_right_rate"]["value"] == 1
    assert figures["id_per_s"]["peer"] > 0
