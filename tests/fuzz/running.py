"""Runs inputs of every class in turn, times each, and stops what hangs."""

from __future__ import annotations

import gc
import resource
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from types import FrameType
from typing import Any

# One input takes microseconds; five seconds are no busy machine any more but a loop.
HANG = 5.0
KEPT = 20


class Hung(Exception):
    """An input was still being read when its patience ended."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of inputs: how one is drawn, what must hold of it, how often it is drawn against the others, and how many
    seconds it may take."""

    make: Callable[[Random], Any]
    check: Callable[[Any], None]
    weight: int = 1
    patience: float = HANG


@dataclass(slots=True)
class Outcome:
    """What a run saw. `failures` are (class, error, input), at most KEPT of them; times in seconds by class."""

    runs: int = 0
    crashes: int = 0
    failures: list[tuple[str, str, str]] = field(default_factory=list)
    slowest: dict[str, float] = field(default_factory=dict)
    spent: Counter[str] = field(default_factory=Counter)
    peak_mb: float = 0.0

    @property
    def worst(self) -> str:
        """The class with the slowest single input."""
        return max(self.slowest, key=self.slowest.__getitem__, default="")


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise Hung


@contextmanager
def _alarm() -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _told(wrong: BaseException) -> str:
    """The kind of fault and the line that found it."""
    where = traceback.extract_tb(wrong.__traceback__)[-1]
    return f"{type(wrong).__name__} {wrong} at {where.name}:{where.lineno} {where.line}"[:300]


def _one(name: str, kind: Kind, rng: Random, outcome: Outcome) -> None:
    given = kind.make(rng)
    began = time.thread_time()
    signal.setitimer(signal.ITIMER_REAL, kind.patience)
    try:
        kind.check(given)
    # Whatever it is, also a panic of a foreign library, which is no Exception.
    except BaseException as wrong:
        if isinstance(wrong, KeyboardInterrupt | SystemExit):
            raise
        outcome.crashes += 1
        if len(outcome.failures) < KEPT:
            outcome.failures.append((name, _told(wrong), repr(given)[:300]))
    signal.setitimer(signal.ITIMER_REAL, 0)
    took = time.thread_time() - began
    outcome.runs += 1
    outcome.spent[name] += took
    outcome.slowest[name] = max(outcome.slowest.get(name, 0.0), took)


def run(kinds: Mapping[str, Kind], count: int, seed: int) -> Outcome:
    """`count` inputs, drawn by weight; the same seed draws the same inputs."""
    outcome, rng = Outcome(), Random(seed)
    turns = [(name, kind) for name, kind in kinds.items() for _ in range(kind.weight)]
    # Sweeping the whole program's memory takes longer than any input and would be told of whichever it fell on.
    gc.collect()
    gc.freeze()
    with _alarm():
        for n in range(count):
            name, kind = turns[n % len(turns)]
            _one(name, kind, rng, outcome)
    gc.unfreeze()
    outcome.peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return outcome
