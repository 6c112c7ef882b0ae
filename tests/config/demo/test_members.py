"""Ages and sexes within a household."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.members import ages_of, sexes_of
from jiayuan.config.demo.shapes import FATHER, HEAD, MOTHER, OFFSETS, SON, SPOUSE

MANY = 3_000


def aged(relation: str, head: int) -> np.ndarray:
    household = np.arange(MANY)
    return ages_of(dice(1, relation), household, np.full(MANY, relation, object), np.full(MANY, head))


@pytest.mark.parametrize("relation", [SPOUSE, SON, FATHER, MOTHER])
def test_members_are_as_far_from_the_head_as_the_table_says(relation: str) -> None:
    middle, width = OFFSETS[relation]
    gaps = aged(relation, 45) - 45
    assert gaps.min() >= middle - width
    assert gaps.max() <= middle + width
    assert abs(gaps.mean() - middle) < 0.5


def test_the_head_is_as_old_as_drawn() -> None:
    assert set(aged(HEAD, 50)) == {50}


def test_nobody_is_younger_than_nothing_nor_older_than_104() -> None:
    assert aged(SON, 20).min() == 0
    assert aged(FATHER, 90).max() == 104


def test_some_of_the_very_old_live_much_longer() -> None:
    ages = aged(HEAD, 88)
    assert ages.min() == 88
    assert 89 < ages.mean() < 93


def family(*relations: str, seed: int = 1) -> tuple[list[str], list[str]]:
    made = sexes_of(dice(seed, "sexes"), np.zeros(len(relations), np.int64), np.array(relations, object))
    return made["sex"].to_list(), made["relation"].to_list()


@pytest.mark.parametrize("seed", range(12))
def test_a_couple_is_a_man_and_a_woman(seed: int) -> None:
    assert sorted(family(HEAD, SPOUSE, seed=seed)[0]) == ["1", "2"]


def test_fathers_are_men_and_mothers_women() -> None:
    for seed in range(12):
        assert family(HEAD, FATHER, MOTHER, seed=seed)[0][1:] == ["1", "2"]


def test_a_daughter_is_told_from_a_son() -> None:
    seen = set()
    for seed in range(30):
        sexes, relations = family(HEAD, SPOUSE, SON, seed=seed)
        seen.add((sexes[2], relations[2]))
    assert seen == {("1", "20"), ("2", "30")}


def test_six_in_ten_heads_are_men() -> None:
    made = sexes_of(dice(1, "heads"), np.arange(MANY), np.full(MANY, HEAD, object))
    assert abs((made["sex"] == "1").mean() - 0.6) < 0.04  # type: ignore[operator]
