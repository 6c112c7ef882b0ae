"""The program as a whole: its relaxation, and cases with nothing in them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.deployment import Need, solve_deployment
from jiayuan.command.deployment.model import build
from tests.command.deployment.task import rich, small


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_relaxation_is_an_upper_bound(seed: int) -> None:
    loose, whole = (build(rich(seed))[0].solve(time_limit_s=5, relaxed=relaxed) for relaxed in (True, False))
    assert loose.bound >= whole.objective - 1e-7


def test_nobody_at_all_is_a_shortage_not_an_error() -> None:
    """A plan before its units are known: every need is short, every core point counted."""
    task = small(types=(), post_times={}, point_times={}, needs=(Need(4, "volunteer", 2),))
    found = solve_deployment(task, time_limit_s=5)
    assert (found.open, found.shortage.tolist(), found.status) == ((), [2], "optimal")
    assert found.staff.shape == (5, 0)


def test_no_posts_but_people_for_the_needs() -> None:
    none = {"foot": np.zeros((0, 8))}
    task = small(post_times=none, caps=np.zeros(0, np.int64), most_open=0, needs=(Need(0, "volunteer", 2),))
    found = solve_deployment(task, time_limit_s=5)
    assert found.at_needs.tolist() == [[2]]
    assert found.open == ()


def test_no_risk_points_open_nothing() -> None:
    empty = {"foot": np.zeros((5, 0))}
    task = small(weights=np.zeros(0), zone=(), core=np.zeros(0, bool), post_times=empty, point_times=empty)
    found = solve_deployment(task, time_limit_s=5)
    assert (found.open, found.objective) == ((), 0.0)


def test_zones_without_weight_are_left_out() -> None:
    weights = np.array([0.0, 0.0] + [1.0] * 6)
    task = small(weights=weights, zone_share={"core": 1.0}, core=np.zeros(8, dtype=bool))
    plain = small(weights=weights, core=np.zeros(8, dtype=bool))
    assert solve_deployment(task, rel_gap=0, time_limit_s=5).objective == pytest.approx(
        solve_deployment(plain, rel_gap=0, time_limit_s=5).objective
    )
