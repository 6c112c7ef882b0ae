"""Bound, gap, status, hash."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.optimise.result import digest, gap_of, status_of


def test_gap_and_status() -> None:
    assert gap_of(10.0, 11.0) == pytest.approx(0.1)
    assert gap_of(10.0, None) is None
    assert status_of(0.05, 0.1) == "optimal"
    assert status_of(None, 0.1) == "feasible"


def test_digest_tells_shapes_apart() -> None:
    assert digest([np.zeros((2, 3))]) != digest([np.zeros((3, 2))])
