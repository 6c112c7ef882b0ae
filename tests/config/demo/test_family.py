"""Surnames within a household."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.family import FATHERS_SURNAME, family_names, siblings

FAMILY = {"01": "1", "10": "2", "20": "1", "30": "2", "51": "1", "52": "2"}


def names(relations: list[str], seed: int = 1, *, head: str = "1") -> list[str]:
    sex = [head if one == "01" else {"1": "2", "2": "1"}[head] if one == "10" else FAMILY[one] for one in relations]
    household = np.zeros(len(relations), np.int64)
    return list(
        family_names(dice(seed, "family"), household, np.array(relations, object), np.array(sex, object)),
    )


def share(of: list[bool]) -> float:
    return sum(of) / len(of)


def test_most_children_bear_the_fathers_name_whoever_is_head() -> None:
    for head, father in (("1", 0), ("2", 1)):
        bears = [(made := names(["01", "10", "20"], seed, head=head))[2] == made[father] for seed in range(400)]
        assert abs(share(bears) - FATHERS_SURNAME) < 0.06


def test_a_child_bears_the_name_of_one_of_its_parents() -> None:
    for seed in range(100):
        father, mother, child = names(["01", "10", "30"], seed)
        assert child in (father, mother)


def test_a_single_parent_gives_the_own_name() -> None:
    for seed in range(50):
        for head in ("1", "2"):
            parent, child = names(["01", "20"], seed, head=head)
            assert parent == child


def test_the_heads_father_bears_the_heads_name_and_the_mother_her_own() -> None:
    made = [names(["01", "51", "52"], seed) for seed in range(200)]
    assert all(head == father for head, father, _ in made)
    assert share([head == mother for head, _, mother in made]) < 0.2


def test_spouses_keep_their_own_names() -> None:
    made = [names(["01", "10"], seed) for seed in range(200)]
    assert share([one == other for one, other in made]) < 0.2


def test_siblings_are_neighbouring_children_of_one_household() -> None:
    household = np.array([0, 0, 0, 0, 1, 1, 2, 2, 2])
    relation = np.array(["01", "10", "20", "30", "01", "20", "01", "20", "20"], object)
    elder, younger = siblings(household, relation)
    assert (list(elder), list(younger)) == ([2, 7], [3, 8])


def test_only_children_have_no_siblings() -> None:
    elder, younger = siblings(np.array([0, 0, 1, 1]), np.array(["01", "20", "01", "30"], object))
    assert len(elder) == len(younger) == 0


def test_siblings_of_the_district_live_together_and_share_a_surname_mostly(people: pl.DataFrame) -> None:
    children = people.filter(pl.col("relation").is_in(["20", "30"]) & ~pl.col("name").str.contains("·"))
    same = []
    for _, group in children.group_by("household"):
        firsts = [name[0] for name in group["name"]]
        same += [one == other for one, other in pairwise(firsts)]
    assert share(same) > 0.7


def test_fifteen_in_a_hundred_siblings_share_a_character(people: pl.DataFrame) -> None:
    children = people.filter(pl.col("relation").is_in(["20", "30"]) & (pl.col("name").str.len_chars() == 3))
    shared = []
    for _, group in children.group_by("household", maintain_order=True):
        shared += [one[1] == other[1] for one, other in pairwise(group["name"])]
    assert 0.12 < share(shared) < 0.30
