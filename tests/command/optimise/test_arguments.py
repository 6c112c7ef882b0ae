"""Arguments are checked and named."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.optimise.arguments import numbers, refuse, vector


def test_nothing_given_is_ones() -> None:
    assert vector(None, 3, "costs").tolist() == [1.0, 1.0, 1.0]


def test_whole_numbers_become_floats() -> None:
    found = vector([1, 2], 2, "costs")
    assert found.dtype == np.float64
    assert found.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("wrong", [[1.0], [1.0, np.nan], [1.0, np.inf], [1.0, -0.1], [[1.0, 2.0]], 1.0])
def test_wrong_vector_is_named_with_its_length(wrong: object) -> None:
    with pytest.raises(ValueError, match="costs: 2 numbers of 0 or more"):
        vector(wrong, 2, "costs")  # type: ignore[arg-type]


def test_numbers_are_distinct_and_ascend() -> None:
    assert numbers([3, 1, 3], 4, "fixed") == (1, 3)
    assert numbers([], 0, "fixed") == ()


@pytest.mark.parametrize("wrong", [[-1], [4], [0, 9]])
def test_number_outside_names_the_range(wrong: list[int]) -> None:
    with pytest.raises(ValueError, match=r"fixed: a number outside 0\.\.3"):
        numbers(wrong, 4, "fixed")


def test_first_broken_rule_speaks() -> None:
    refuse(("a", False), ("b", False))
    with pytest.raises(ValueError, match=r"^b$"):
        refuse(("a", False), ("b", True), ("c", True))
