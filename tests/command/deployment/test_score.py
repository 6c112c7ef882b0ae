"""What a staffing is worth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jiayuan.command.deployment import Need
from jiayuan.command.deployment.reached import covered_share
from jiayuan.command.deployment.score import objective_of
from tests.command.deployment.task import small


def test_releasable_people_help_to_cover() -> None:
    task = small(needs=(Need(0, "volunteer", 3, releasable=True, weight=9.0),))
    at_needs = np.array([[3]])
    share = covered_share(task, task.classes[0], np.zeros((5, 1), dtype=np.int64), at_needs)
    held = replace(task, needs=(replace(task.needs[0], releasable=False),))
    assert share > covered_share(held, task.classes[0], np.zeros((5, 1), dtype=np.int64), at_needs)


def test_zone_below_its_share_costs() -> None:
    empty, nobody = np.zeros((5, 1), dtype=np.int64), np.zeros((0, 1), dtype=np.int64)
    plain, strict = small(), small(zone_share={"core": 0.8})
    assert objective_of(strict, empty, nobody) == pytest.approx(objective_of(plain, empty, nobody) - 0.4)
