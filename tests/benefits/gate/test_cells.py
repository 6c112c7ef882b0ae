"""The cells of a table."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.gate.cells import cells


def test_every_combination_once() -> None:
    found = cells({"a": 2, "b": 3})
    assert not found.pairwise
    assert set(zip(found.at["a"], found.at["b"], strict=True)) == set(product(range(2), range(3)))


def test_a_table_without_facts_is_one_cell() -> None:
    assert (cells({}).count, cells({}).pairwise) == (1, False)


@given(st.lists(st.integers(1, 4), min_size=2, max_size=5))
def test_too_many_cells_keep_every_pair(sizes: list[int]) -> None:
    axes = {str(at): size for at, size in enumerate(sizes)}
    found = cells(axes, most=0)
    assert found.pairwise
    for one, other in combinations(axes, 2):
        seen = set(zip(found.at[one].tolist(), found.at[other].tolist(), strict=True))
        assert seen == set(product(range(axes[one]), range(axes[other])))


def test_the_same_sizes_give_the_same_cells() -> None:
    one, other = cells({"a": 3, "b": 3}, most=1), cells({"a": 3, "b": 3}, most=1)
    assert (one.at["a"] == other.at["a"]).all()
