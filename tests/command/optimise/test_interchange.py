"""Greedy start and exchange for the p-median."""

from __future__ import annotations

import numpy as np

from jiayuan.command.optimise.interchange import improve
from jiayuan.command.optimise.mediangreedy import greedy_median
from jiayuan.command.optimise.watch import Watch


def test_interchange_mends_greedy() -> None:
    points = np.array([0.0, 1.0, 10.0, 11.0, 20.0])
    cost = np.abs(points[:, None] - points[None, :])
    best = improve(cost, [0, 1], frozenset(), Watch(5))
    assert cost[:, best].min(axis=1).sum() <= cost[:, greedy_median(cost, 2, [])].min(axis=1).sum()
