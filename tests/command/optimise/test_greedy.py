"""Greedy opening and swapping."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from jiayuan.command.optimise.gains import CoverGains
from jiayuan.command.optimise.greedy import greedy
from jiayuan.command.optimise.swap import swap

# Greedy takes the wide facility 0 first and then misses one; the best pair is 1 and 2.
TRAP = csr_array(np.array([[0, 1, 1, 1, 1, 0], [1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]], dtype=float))
TASK = CoverGains(TRAP, np.ones(6), np.array([1.0]), np.ones(3, dtype=bool))


def two(chosen: list[int]) -> bool:
    return len(chosen) <= 2


def test_swap_mends_what_greedy_missed() -> None:
    first = greedy(TASK, [], two, np.ones(3))
    assert TASK.value(first) == 5
    assert sorted(swap(TASK, first, frozenset(), two, lambda: True)) == [1, 2]


def test_swap_leaves_fixed_alone() -> None:
    assert 0 in swap(TASK, [0, 1], frozenset({0}), two, lambda: True)
