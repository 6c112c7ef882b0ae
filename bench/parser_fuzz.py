"""A million foreign inputs for every reader and parser: no crash, no hang, no growing memory.

Prints `{name, machine, data, runs, figures}`; `data` names the class with the slowest single input and the first faults
found. The inputs and what must hold of each are those of `tests/fuzz`; the seed makes the run repeatable.
"""

from __future__ import annotations

import resource

from bench import suite
from bench.report import figure, quick, report, tell
from tests.fuzz.batches import SIZE
from tests.fuzz.classes import BOOKS, CELLS, COLUMNS
from tests.fuzz.running import Outcome, run

READY = suite
SEED = 20260301
FULL, QUICK = 1_000_000, 20_000
# Of a thousand cells one column and one book more: a book is a process of its own.
PER_COLUMN, PER_BOOK = 1_000, 1_000
SLOWEST_MS, GROWTH_MB, CHILD_MB = 100.0, 200.0, 1024.0


def _peak_mb(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def _worst(outcomes: list[Outcome]) -> tuple[str, float]:
    """The class with the slowest single input that is read in this process, and its milliseconds."""
    name, seconds = max((pair for one in outcomes for pair in one.slowest.items()), key=lambda pair: pair[1])
    return name, seconds * 1000


def measure(count: int) -> dict[str, object]:
    """Books first, while the process is small: a child holds what its parent held."""
    warm = run(CELLS, 2_000, SEED + 1)
    books = run(BOOKS, count // PER_BOOK, SEED)
    before = _peak_mb(resource.RUSAGE_SELF)
    cells, columns = run(CELLS, count, SEED), run(COLUMNS, count // PER_COLUMN, SEED)
    every = [warm, books, cells, columns]
    name, slowest = _worst([cells])
    grown = max(0.0, _peak_mb(resource.RUSAGE_SELF) - before)
    figures = [
        figure("parser_runs", sum(one.runs for one in every), goal=count, at_least=True),
        figure("crashes", sum(one.crashes for one in every), goal=0),
        figure("slowest_ms", slowest, "ms", SLOWEST_MS),
        figure("peak_mb", _peak_mb(resource.RUSAGE_SELF), "MB"),
        figure("growth_mb", grown, "MB", GROWTH_MB),
        figure("child_peak_mb", _peak_mb(resource.RUSAGE_CHILDREN), "MB", CHILD_MB + before),
    ]
    shares = {kind: round(1e6 * seconds / max(1, cells.runs)) for kind, seconds in cells.spent.most_common()}
    data = {
        "seed": SEED, "inputs": count, "books": books.runs, "columns_of_cells": columns.runs * SIZE,
        "worst_class": name, "spent_us_per_input": shares,
        "faults": [fault for one in every for fault in one.failures][:5],
    }  # fmt: skip
    return report("parser_fuzz", data, 1, figures)


def main() -> None:
    tell(measure(QUICK if quick() else FULL))


if __name__ == "__main__":
    main()
