"""Wrong tasks are refused."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.deployment import UnitType
from tests.command.deployment.task import small

BAD = {
    "weights": {"weights": np.array([np.nan] * 8)},
    "post_times": {"post_times": {"foot": np.ones((2, 2))}},
    "types": {"types": (UnitType("X", frozenset(), "boat", 1),)},
    "most_open": {"most_open": 9},
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        small(**BAD[name])
