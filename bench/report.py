"""The form every bench prints its result in: `{name, machine, data, runs, figures}`, one JSON object on stdout."""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Figure = dict[str, Any]


def machine(*more: str) -> str:
    """What the figures were measured on; `more` names versions of what does the work."""
    return ", ".join((platform.machine(), f"{os.cpu_count()} cores", f"Python {platform.python_version()}", *more))


def figure(
    key: str,
    value: float,
    unit: str = "",
    goal: float | None = None,
    *,
    at_least: bool = False,
    peer: float | None = None,
    ratio: float | None = None,
) -> Figure:
    """One line of a report. Without a goal it always holds; `at_least` turns the goal from a ceiling into a floor."""
    holds = goal is None or (value >= goal if at_least else value <= goal)
    return {"key": key, "value": value, "unit": unit, "goal": goal, "holds": holds, "peer": peer, "ratio": ratio}


def report(
    name: str, data: Mapping[str, object], runs: int, figures: Sequence[Figure], versions: Sequence[str] = ()
) -> dict[str, Any]:
    return {"name": name, "machine": machine(*versions), "data": dict(data), "runs": runs, "figures": list(figures)}


def median_seconds(work: Callable[[], object], runs: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """Median of several runs; with `time.process_time` of the CPU alone, which a busy machine does not change."""
    seconds = []
    for _ in range(runs):
        began = clock()
        work()
        seconds.append(clock() - began)
    return statistics.median(seconds)


def quick() -> bool:
    """Whether the small version was asked for, which shows that the bench works and nothing else."""
    return "--quick" in sys.argv


def tell(result: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
