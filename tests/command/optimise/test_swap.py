"""Swapping after greedy."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.optimise.covers import from_lists
from jiayuan.command.optimise.gains import CoverGains
from jiayuan.command.optimise.greedy import greedy
from jiayuan.command.optimise.swap import swap
from tests.command.optimise.cases import Cover, covers
from tests.command.optimise.test_greedy import gains_of

# Greedy takes the wide facility 0 first and then misses one; the best pair is 1 and 2.
TRAP = from_lists([[1, 2, 3, 4], [0, 1, 2], [3, 4, 5]], 6).matrix()
TASK = CoverGains(TRAP, np.ones(6), np.array([1.0]), np.ones(3, dtype=bool))


def two(chosen: list[int]) -> bool:
    return len(chosen) <= 2


def test_swap_mends_what_greedy_missed() -> None:
    first = greedy(TASK, [], two, np.ones(3))
    assert TASK.value(first) == 5
    assert sorted(swap(TASK, first, frozenset(), two, lambda: True)) == [1, 2]


def test_swap_leaves_fixed_alone() -> None:
    assert 0 in swap(TASK, [0, 1], frozenset({0}), two, lambda: True)


def test_without_time_nothing_is_swapped() -> None:
    assert swap(TASK, [0, 1], frozenset(), two, lambda: False) == [0, 1]


@given(covers, st.data())
def test_no_single_exchange_is_left(case: Cover, data: st.DataObject) -> None:
    gains = gains_of(case)
    start = data.draw(st.lists(st.integers(0, case.facilities - 1), unique=True, min_size=1))
    found = swap(gains, start, frozenset(), lambda some: len(some) <= len(start), lambda: True)
    value = gains.value(found)
    assert len(found) == len(start)
    assert value >= gains.value(start)
    closed = set(range(case.facilities)) - set(found)
    others = [[item for item in found if item != out] + [into] for out in found for into in closed]
    assert all(gains.value(other) <= value + 1e-9 for other in others)


def test_dearer_one_is_not_taken_beyond_the_budget() -> None:
    case = Cover(np.array([1.0, 9.0]), np.eye(2, dtype=bool), np.array([1.0, 3.0]))
    cheap = swap(gains_of(case), [0], frozenset(), lambda some: case.cost(tuple(some)) <= 2, lambda: True)
    assert cheap == [0]
