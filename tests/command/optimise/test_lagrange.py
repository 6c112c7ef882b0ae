"""The Lagrangian bound."""

from __future__ import annotations

import numpy as np

from jiayuan.command.optimise.interchange import improve
from jiayuan.command.optimise.lagrange import relax
from jiayuan.command.optimise.mediangreedy import greedy_median
from jiayuan.command.optimise.watch import Watch


def test_bound_is_below_the_optimum_and_rules_out() -> None:
    cost = np.abs(np.subtract.outer(np.arange(30.0), np.arange(30.0)))
    best = improve(cost, greedy_median(cost, 3, []), frozenset(), Watch(5))
    value = cost[:, best].min(axis=1).sum()
    relaxed = relax(cost, 3, (), value, Watch(5))
    assert relaxed.bound <= value + 1e-6
    assert relaxed.possible(value)[best].all()
