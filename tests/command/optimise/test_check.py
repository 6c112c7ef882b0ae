"""The checker finds every planted fault."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jiayuan.command.optimise import check_cover, check_pmedian, covers_from_matrix, solve_cover, solve_pmedian

COST = np.array([[1.0, 4.0, 9.0], [5.0, 1.0, 2.0], [9.0, 3.0, 1.0]])
COVERS = covers_from_matrix(COST, 3.0)
WEIGHTS = [3.0, 2.0, 4.0]
GOOD = solve_cover(WEIGHTS, COVERS, 2)
MEDIAN = solve_pmedian(2, cost=COST)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"open": (0, 1, 2)}, "p"),
        ({"objective": 99.0}, "objective"),
        ({"bound": 1.0}, "bound"),
        ({"open": ()}, "objective"),
    ],
)
def test_cover_faults(change: dict[str, object], word: str) -> None:
    faults = check_cover(WEIGHTS, COVERS, 2, result=replace(GOOD, **change))
    assert any(fault.startswith(word) for fault in faults)


def test_cover_rules_broken() -> None:
    faults = check_cover(WEIGHTS, COVERS, costs=[9.0] * 3, budget=1.0, fixed=(), banned=GOOD.open, result=GOOD)
    assert {fault.split(":")[0] for fault in faults} == {"banned", "budget"}


def test_too_little_covered() -> None:
    answer = replace(GOOD, open=(0,), objective=1.0, bound=None)
    assert check_cover(WEIGHTS, COVERS, goal="set", result=answer) == ["cover: not enough"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"open": (0,)}, "p"), ({"assign": (0, 1)}, "assign"), ({"objective": 0.5}, "objective"),
        ({"assign": (1, 1, 1)}, "assign"), ({"bound": 99.0}, "bound"),
    ],
)  # fmt: skip
def test_median_faults(change: dict[str, object], word: str) -> None:
    faults = check_pmedian(2, cost=COST, result=replace(MEDIAN, **change))
    assert any(fault.startswith(word) for fault in faults)


def test_unsolved_is_not_judged() -> None:
    assert check_cover(WEIGHTS, COVERS, 2, result=replace(GOOD, status="infeasible", open=())) == []
    assert check_pmedian(2, cost=COST, result=replace(MEDIAN, status="no_solution")) == []
