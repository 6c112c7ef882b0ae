"""Phones, and who shares one."""

from __future__ import annotations

import numpy as np

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.phones import mobiles, shared
from jiayuan.kernel.phone import Phone

NUMBERS = np.array(["13800000001", "13800000002", "13800000003"], dtype=object)


def lent(ages: list[int], households: list[int], seed: int = 1) -> list[str | None]:
    return list(shared(dice(seed, "share"), NUMBERS[: len(ages)], np.array(ages), np.array(households)))


def test_mobiles_are_mobile() -> None:
    assert {Phone.parse(number).kind for number in mobiles(dice(1, "phones"), 500)} == {"mobile"}


def test_a_child_uses_an_adults_number() -> None:
    for seed in range(20):
        child = lent([40, 5], [0, 0], seed)[1]
        assert child == "13800000001"


def test_a_child_without_adults_has_none() -> None:
    assert lent([5], [0])[0] is None


def test_the_neighbours_number_is_never_lent() -> None:
    for seed in range(20):
        assert lent([40, 5, 41], [0, 1, 1], seed)[1] == "13800000003"


def test_some_of_the_very_old_share() -> None:
    shares = sum(lent([50, 80], [0, 0], seed)[1] == "13800000001" for seed in range(300)) / 300
    assert 0.25 < shares < 0.45


def test_the_given_numbers_stay_as_they_are() -> None:
    lent([40, 5], [0, 0])
    assert list(NUMBERS) == ["13800000001", "13800000002", "13800000003"]
