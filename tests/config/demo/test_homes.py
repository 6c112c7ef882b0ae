"""Rooms for households."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.homes import homes

CODES = np.array(["a", "b"], object)
ROOMS = pl.DataFrame({"code12": ["b"] * 3 + ["a"] * 4 + ["b"] * 2})


def drawn(households: list[int], seed: int = 1) -> np.ndarray:
    """Rooms of as many households in each community."""
    return homes(dice(seed, "homes"), ROOMS, CODES, np.repeat([0, 1], households))


def test_everybody_lives_in_the_own_community() -> None:
    for seed in range(30):
        rows = drawn([3, 4], seed)
        assert ROOMS["code12"].gather(rows).to_list() == ["a"] * 3 + ["b"] * 4


def test_no_room_is_given_twice_while_there_are_enough() -> None:
    for seed in range(30):
        rows = drawn([4, 5], seed)
        assert len(set(rows)) == 9


def test_an_overfull_community_shares_rooms_evenly() -> None:
    rows = drawn([8, 0])
    assert sorted(np.unique(rows, return_counts=True)[1]) == [2, 2, 2, 2]


def test_which_room_depends_on_the_dice() -> None:
    assert len({tuple(drawn([2, 2], seed)) for seed in range(20)}) > 3


def test_a_community_without_households_takes_no_room() -> None:
    assert len(drawn([0, 1])) == 1
