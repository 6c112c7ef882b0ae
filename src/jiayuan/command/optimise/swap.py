"""Swapping: one open facility against one closed, while that helps."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from jiayuan.command.optimise.gains import CoverGains


def swap(
    task: CoverGains, chosen: list[int], fixed: frozenset[int], fits: Callable[[list[int]], bool],
    more_time: Callable[[], bool],
) -> list[int]:  # fmt: skip
    """First-improvement exchange of one open against one closed facility until none helps or time is up."""
    improved, value = True, task.value(chosen)
    while improved and more_time():
        improved = False
        for out in [item for item in chosen if item not in fixed]:
            rest = [item for item in chosen if item != out]
            gain = task.gain_of_opening(task.counts(rest), chosen)
            best = int(np.argmax(gain))
            if not np.isfinite(gain[best]) or not fits([*rest, best]):
                continue
            after = task.value(rest) + gain[best]
            # Without the margin two equal sets could be exchanged for ever on rounding alone.
            if after > value * (1 + 1e-12) + 1e-12:
                chosen, value, improved = [*rest, best], after, True
            if not more_time():
                break
    return chosen
