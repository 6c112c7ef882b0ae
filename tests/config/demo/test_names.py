"""Names."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.names import eras, given_names, share_character, special, surnames
from jiayuan.config.demo.words import GIVEN, HOMOPHONES, SURNAMES

MANY = 20_000


@pytest.mark.parametrize("name", ["王", "李", "张", "刘", "陈"])
def test_the_five_commonest_surnames(name: str) -> None:
    drawn = surnames(dice(1, "surnames"), MANY)
    assert abs(np.mean(drawn == name) * 100 - SURNAMES[name]) < 0.6


def test_there_are_rare_and_compound_surnames() -> None:
    drawn = set(surnames(dice(1, "surnames"), MANY))
    assert len(drawn) > 150
    assert "欧阳" in drawn


@pytest.mark.parametrize(("born", "era"), [(19501231, "old"), (19650101, "mid"), (19941231, "mid"), (20200101, "new")])
def test_the_era_follows_the_year(born: int, era: str) -> None:
    assert eras(np.array([born]))[0] == era


@pytest.mark.parametrize("sex", ["1", "2"])
@pytest.mark.parametrize(("born", "era"), [(19400101, "old"), (19750101, "mid"), (20150101, "new")])
def test_given_names_are_of_sex_and_era(sex: str, born: int, era: str) -> None:
    drawn = given_names(dice(1, "given"), np.full(2_000, sex, dtype=object), np.full(2_000, born))
    characters = "".join(drawn)
    own = sum(character in GIVEN[sex, era] for character in characters) / len(characters)
    assert 0.84 < own < 0.95
    assert {len(name) for name in drawn} == {1, 2}


def test_brothers_share_a_character() -> None:
    given = np.array(["建国", "伟"], dtype=object)
    share_character(given, np.array([0]), np.array([1]))
    assert list(given) == ["建国", "建伟"]


def test_special_names_only_where_asked() -> None:
    names = np.array(["王秀兰", "李娜", "赵敏"], dtype=object)
    made = special(dice(1, "special"), names, np.array([True, False, False]), np.array([False, True, False]))
    assert "·" in made[0]
    assert ord(made[1][-1]) > 0xFFFF
    assert made[2] == "赵敏"


def test_homophones_are_pairs_of_different_characters() -> None:
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in HOMOPHONES)
