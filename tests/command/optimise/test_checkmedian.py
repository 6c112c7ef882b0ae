"""The check of p-median answers finds every planted fault."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from jiayuan.command.optimise import check_pmedian, solve_pmedian
from tests.command.optimise.cases import Median, medians

COST = np.array([[1.0, 4.0, 9.0], [5.0, 1.0, 2.0], [9.0, 3.0, 1.0]])
GOOD = solve_pmedian(2, cost=COST)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"open": (0,)}, "p: not p open"),
        ({"open": ()}, "p: nothing is open"),
        ({"open": (0, 7)}, "open: 7 is no facility"),
        ({"assign": (0, 1)}, "assign: not one per demand"),
        ({"assign": (1, 1, 1)}, "assign: demand 0"),
        ({"objective": 0.5}, "objective"),
        ({"bound": 99.0}, "bound"),
    ],
)
def test_planted_fault(change: dict[str, object], word: str) -> None:
    faults = check_pmedian(2, cost=COST, result=replace(GOOD, **change))  # type: ignore[arg-type]
    assert any(fault.startswith(word) for fault in faults)


def test_closed_though_fixed() -> None:
    shut = next(item for item in range(3) if item not in GOOD.open)
    assert check_pmedian(2, cost=COST, fixed=(shut,), result=GOOD) == [f"fixed: {shut} is closed"]


def test_equally_near_ones_may_both_serve() -> None:
    cost = [[1.0, 1.0]]
    found = solve_pmedian(2, cost=cost)
    assert all(check_pmedian(2, cost=cost, result=replace(found, assign=(item,))) == [] for item in (0, 1))


def test_weights_are_counted() -> None:
    assert check_pmedian(2, cost=COST, weights=[9.0, 9.0, 9.0], result=GOOD) == ["objective: differs"]


@settings(max_examples=25, deadline=None)
@given(medians)
def test_claiming_one_unit_less_is_found(case: Median) -> None:
    found = solve_pmedian(case.p, cost=case.cost, weights=case.weights)
    less = replace(found, objective=found.objective - 1, bound=None)
    assert check_pmedian(case.p, cost=case.cost, weights=case.weights, result=less) == ["objective: differs"]


def test_graph_is_measured_again() -> None:
    edges = [(0, 1, 2.0), (1, 2, 2.0)]
    found = solve_pmedian(1, edges=edges)
    assert check_pmedian(1, edges=edges, result=found) == []
    assert check_pmedian(1, edges=[(0, 1, 3.0), (1, 2, 2.0)], result=found) == ["objective: differs"]


def test_unsolved_is_not_judged() -> None:
    assert check_pmedian(2, cost=COST, result=replace(GOOD, status="no_solution")) == []
