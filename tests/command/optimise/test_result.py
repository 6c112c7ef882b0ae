"""Bound, gap, status, hash."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.optimise.result import digest, gap_of, status_of, versions

figures = st.floats(-1e6, 1e6)


@given(figures, figures)
def test_gap_is_relative_to_the_answer(objective: float, bound: float) -> None:
    gap = gap_of(objective, bound)
    assert gap is not None
    assert gap >= 0
    assert gap_of(objective, objective) == 0.0
    if gap and abs(objective) > 1:
        assert gap * abs(objective) == pytest.approx(abs(bound - objective))


def test_without_a_bound_there_is_no_gap() -> None:
    assert gap_of(10.0, None) is None
    assert status_of(None, 1.0) == "feasible"


def test_rounding_is_no_gap() -> None:
    assert gap_of(0.1 + 0.2, 0.3) == 0.0
    assert gap_of(0.0, 1e-10) == 0.0


def test_answer_of_nothing_has_a_gap_to_something() -> None:
    gap = gap_of(0.0, 1.0)
    assert gap is not None
    assert status_of(gap, 0.5) == "feasible"


@pytest.mark.parametrize(
    ("gap", "asked", "status"),
    [(0.0, 0.0, "optimal"), (0.05, 0.1, "optimal"), (0.1, 0.1, "optimal"), (0.11, 0.1, "feasible")],
)
def test_optimal_within_the_asked_gap(gap: float, asked: float, status: str) -> None:
    assert status_of(gap, asked) == status


def test_hash_tells_shapes_kinds_and_order_apart() -> None:
    parts = [
        [np.zeros((2, 3))], [np.zeros((3, 2))], [np.zeros((2, 3), dtype=int)], [1, 2], [2, 1], [(1, 2)], ["1", "2"],
        [None], [],
    ]  # fmt: skip
    assert len({digest(part) for part in parts}) == len(parts)


def test_hash_does_not_depend_on_how_an_array_lies_in_memory() -> None:
    table = np.arange(6.0).reshape(2, 3)
    assert digest([table]) == digest([np.asfortranarray(table)]) == digest([table.T.copy().T])


def test_versions_of_what_computed() -> None:
    assert set(versions()) == {"highspy", "numpy", "scipy"}
