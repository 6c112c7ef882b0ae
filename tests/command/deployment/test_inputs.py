"""Wrong tasks are refused; weights become shares."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.deployment import Class, Need, UnitType
from tests.command.deployment.task import rich, small

WRONG = {
    "weights not numbers": ("weights", {"weights": np.array([np.nan] * 8)}),
    "weights below nothing": ("weights", {"weights": np.array([-1.0] * 8)}),
    "one zone too few": ("weights, zone, core", {"zone": ("core",)}),
    "core of another length": ("weights, zone, core", {"core": np.array([True])}),
    "times of another shape": (r"post_times\[foot\]", {"post_times": {"foot": np.ones((2, 2))}}),
    "time unknown": (r"post_times\[foot\]", {"post_times": {"foot": np.full((5, 8), np.nan)}}),
    "time below nothing": (r"post_times\[foot\]", {"post_times": {"foot": np.full((5, 8), -1.0)}}),
    "mode without times": ("types", {"types": (UnitType("X", frozenset(), "boat", 1),)}),
    "mode without times at points": ("types", {"point_times": {}}),
    "more posts than there are": ("most_open", {"most_open": 9}),
    "fewer than no posts": ("most_open", {"most_open": -1}),
    "always busy": ("classes", {"classes": (Class("t", "volunteer", 180, busy=1.0),)}),
    "crew of nobody": ("classes", {"classes": (Class("t", "volunteer", 180, units=0),)}),
    "need at no point": ("needs", {"needs": (Need(2, "volunteer", 1),)}),
    "need of less than nobody": ("needs", {"needs": (Need(0, "volunteer", -1),)}),
}


@pytest.mark.parametrize("fault", WRONG)
def test_fault_is_named(fault: str) -> None:
    word, change = WRONG[fault]
    with pytest.raises(ValueError, match=word):
        small(**change)


def test_shares_sum_to_one_whatever_the_scale() -> None:
    task = small(weights=np.arange(1.0, 9.0) * 1e6)
    assert task.shares.sum() == pytest.approx(1.0)
    assert task.shares[1] == pytest.approx(2 * task.shares[0])


def test_places_without_weight_count_alike() -> None:
    assert small(weights=np.zeros(8)).shares.tolist() == [1 / 8] * 8


def test_no_places_have_no_shares() -> None:
    empty = {"foot": np.zeros((5, 0))}
    task = small(weights=np.zeros(0), zone=(), core=np.zeros(0, bool), post_times=empty, point_times=empty)
    assert len(task.shares) == 0


def test_quickest_of_the_modes() -> None:
    task = rich(1)
    assert (task.quickest == np.minimum(task.post_times["foot"], task.post_times["ebike"])).all()


def test_without_any_mode_nobody_is_quick() -> None:
    assert np.isinf(small(types=(), post_times={}).quickest).all()
