"""A slip takes a good value and returns a bad one; at most one is made in a cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from jiayuan.config.demo.ledgers.lines import Lines

Slip = Callable[[np.random.Generator, str], str]


def other_digit(rng: np.random.Generator, digit: str) -> str:
    return str((int(digit) + int(rng.integers(1, 10))) % 10)


def slip_in(rng: np.random.Generator, lines: Lines, field: str, slips: Mapping[str, tuple[float, Slip]]) -> None:
    """At most one slip per cell; empty cells and those of other documents stay."""
    # One slip a cell: the truth must say what was done to it.
    values, shares = lines.cells[field], [share for share, _ in slips.values()]
    which = rng.choice(len(slips) + 1, len(values), p=[*shares, 1 - sum(shares)])
    for number, (fault, (_, slip)) in enumerate(slips.items()):
        for row in np.flatnonzero(which == number):
            good = values[row]
            if not good or (field != "name" and not good[:-1].isdigit()):
                continue
            values[row] = slip(rng, good)
            if values[row] != good:
                lines.faults[row].append(fault)
