"""Some thousand inputs of every class in each run of the suite; the million is `bench/parser_fuzz.py`'s."""

from __future__ import annotations

import time
from random import Random

import pytest

from tests.fuzz.classes import BOOKS, CELLS, COLUMNS, EVERYTHING
from tests.fuzz.running import Kind, run

SEED = 20260301
# Milliseconds of processor for a single cell of up to a few thousand signs: far above what any takes.
SLOWEST = 100


@pytest.mark.parametrize("name", sorted(CELLS))
def test_every_promise_holds_for_every_cell(name: str) -> None:
    outcome = run({name: CELLS[name]}, 400, SEED)
    assert outcome.failures == []
    assert (outcome.runs, outcome.crashes) == (400, 0)
    assert outcome.slowest[name] * 1000 < SLOWEST


def test_a_column_is_read_as_its_cells_are() -> None:
    assert run(COLUMNS, 12, SEED).failures == []


def test_a_workbook_is_read_or_refused_in_a_child_that_ends() -> None:
    outcome = run(BOOKS, 40, SEED)
    assert outcome.failures == []
    assert outcome.peak_mb < 2048


@pytest.mark.parametrize("name", sorted(EVERYTHING))
def test_the_same_seed_draws_the_same_inputs(name: str) -> None:
    first, second = (repr([EVERYTHING[name].make(rng) for _ in range(3)]) for rng in (Random(7), Random(7)))
    assert first == second


@pytest.mark.parametrize("name", sorted(set(EVERYTHING) - {"workbook"}))
def test_a_class_draws_many_different_inputs(name: str) -> None:
    rng = Random(SEED)
    assert len({repr(EVERYTHING[name].make(rng)) for _ in range(50)}) >= 25


def _refuses(given: int) -> None:
    if given > 90:
        raise ValueError(given)


def _waits(_given: int) -> None:
    time.sleep(60)


def test_a_crash_is_counted_and_named_with_its_line() -> None:
    outcome = run({"number": Kind(lambda rng: rng.randrange(100), _refuses)}, 500, SEED)
    assert 10 < outcome.crashes < 100
    assert len(outcome.failures) == 20
    name, told, given = outcome.failures[0]
    assert name == "number"
    assert told.startswith(f"ValueError {given} at _refuses:")


def test_a_hang_is_stopped_and_counted() -> None:
    began = time.monotonic()
    outcome = run({"slow": Kind(lambda rng: rng.randrange(9), _waits, patience=0.05)}, 2, SEED)
    assert outcome.crashes == 2
    assert outcome.failures[0][1].startswith("Hung")
    # Far below the two minutes the two would take, however busy the machine is.
    assert time.monotonic() - began < 40


def test_weights_say_how_often_a_class_is_drawn() -> None:
    drawn: list[str] = []
    kinds = {
        name: Kind(lambda _rng: 0, lambda _given, name=name: drawn.append(name), weight)
        for name, weight in (("a", 3), ("b", 1))
    }
    run(kinds, 40, SEED)
    assert (drawn.count("a"), drawn.count("b")) == (30, 10)


def test_the_worst_class_is_the_one_with_the_slowest_input() -> None:
    kinds = {
        "quick": Kind(lambda _rng: 0, lambda _given: None),
        "slow": Kind(lambda _rng: 0, lambda _given: sum(range(10**5)) and None),
    }
    outcome = run(kinds, 10, SEED)
    assert outcome.worst == "slow"
    assert outcome.spent["slow"] > outcome.spent["quick"]
