"""The check of covering answers finds every planted fault."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.optimise import check_cover, covers_from_matrix, solve_cover
from tests.command.optimise.cases import Cover, covers

COVERS = covers_from_matrix(np.array([[1.0, 4.0, 9.0], [5.0, 1.0, 2.0], [9.0, 3.0, 1.0]]), 3.0)
WEIGHTS = [3.0, 2.0, 4.0]
GOOD = solve_cover(WEIGHTS, COVERS, 2)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"open": (0, 1, 2)}, "p"),
        ({"objective": 99.0}, "objective"),
        ({"bound": 1.0}, "bound"),
        ({"open": ()}, "objective"),
        ({"open": (0, -1)}, "open: -1 is no facility"),
        ({"open": (1, 1)}, "open: 1 stands twice"),
    ],
)
def test_planted_fault(change: dict[str, object], word: str) -> None:
    faults = check_cover(WEIGHTS, COVERS, 2, result=replace(GOOD, **change))  # type: ignore[arg-type]
    assert any(fault.startswith(word) for fault in faults)


def test_rules_broken() -> None:
    faults = check_cover(WEIGHTS, COVERS, costs=[9.0] * 3, budget=1.0, fixed=(), banned=GOOD.open, result=GOOD)
    assert {fault.split(":")[0] for fault in faults} == {"banned", "budget"}
    assert check_cover(WEIGHTS, COVERS, 2, fixed=(2,), result=replace(GOOD, open=(0,), objective=3.0)) == [
        "fixed: 2 is closed"
    ]


@pytest.mark.parametrize(("share", "faults"), [(0.3, []), (0.4, ["cover: not enough"])])
def test_too_little_of_the_weight(share: float, faults: list[str]) -> None:
    answer = replace(GOOD, open=(0,), objective=1.0, bound=None)
    assert check_cover(WEIGHTS, COVERS, goal="partial", share=share, result=answer) == faults


def test_too_few_for_the_set() -> None:
    answer = replace(GOOD, open=(0,), objective=1.0, bound=None)
    assert check_cover(WEIGHTS, COVERS, goal="set", result=answer) == ["cover: not enough"]


def test_cost_goals_have_their_bound_below() -> None:
    answer = solve_cover(WEIGHTS, COVERS, goal="set", costs=[1.0, 2.0, 3.0])
    rules = {"goal": "set", "costs": [1.0, 2.0, 3.0]}
    assert check_cover(WEIGHTS, COVERS, result=answer, **rules) == []  # type: ignore[arg-type]
    over = replace(answer, bound=answer.objective + 1)
    assert check_cover(WEIGHTS, COVERS, result=over, **rules) == ["bound: on the wrong side"]  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None)
@given(covers, st.data())
def test_claiming_one_more_unit_of_weight_is_found(case: Cover, data: st.DataObject) -> None:
    p = data.draw(st.integers(0, case.facilities))
    found = solve_cover(case.weights, case.covers, p, levels=2, busy=0.3)
    more = replace(found, objective=found.objective + 1, bound=None)
    assert check_cover(case.weights, case.covers, p, levels=2, busy=0.3, result=more) == ["objective: differs"]


def test_unsolved_is_not_judged() -> None:
    assert check_cover(WEIGHTS, COVERS, 2, result=replace(GOOD, status="infeasible", open=())) == []
