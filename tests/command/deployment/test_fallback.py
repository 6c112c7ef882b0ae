"""The staffing by hand rules."""

from __future__ import annotations

from jiayuan.command.deployment import Need
from jiayuan.command.deployment.fallback import greedy_staff
from tests.command.deployment.task import small


def test_greedy_keeps_the_limits() -> None:
    task = small(needs=(Need(0, "volunteer", 1),))
    staff, at_needs = greedy_staff(task)
    assert staff.sum() + at_needs.sum() <= 3
    assert (staff.sum(axis=1) > 0).sum() <= 2
