"""The radius form."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.optimise.radius import solve_radius


def test_radius_form_proves() -> None:
    cost = np.abs(np.subtract.outer(np.arange(9.0), np.arange(9.0)))
    found = solve_radius(cost, 2, (), [0, 1], np.ones(9, dtype=bool), 5, 0.0, 1, 0)
    assert found is not None
    assert cost[:, found[0]].min(axis=1).sum() == pytest.approx(found[1])


def test_radius_form_declines_without_time() -> None:
    assert solve_radius(np.ones((2, 2)), 1, (), [0], np.ones(2, dtype=bool), 0.0, 0.0, 1, 0) is None
