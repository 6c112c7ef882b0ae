"""One run of HiGHS."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.optimise.highs import Model

ROW = np.zeros(1, dtype=np.int64)


def hard(seed: int = 1) -> Model:
    """Too many equal knapsacks to be proven in a moment."""
    rng = np.random.default_rng(seed)
    model = Model()
    x = model.add(120, cost=rng.integers(20, 30, 120).astype(float), integer=True)
    for _ in range(30):
        model.require(1, [(ROW, x, rng.integers(5, 25, 120).astype(float))], high=300.0)
    return model


def test_out_of_time_is_neither_proven_nor_impossible() -> None:
    answer = hard().solve(time_limit_s=0.0)
    assert not answer.optimal
    assert not answer.infeasible
    assert answer.values is None or answer.bound >= answer.objective


def test_impossible_model_says_so() -> None:
    model = Model()
    x = model.add(1, integer=True)
    model.require(1, [(ROW, x, 1.0)], low=2.0)
    answer = model.solve(time_limit_s=5)
    assert answer.infeasible
    assert answer.values is None
    assert np.isnan(answer.objective)


@pytest.mark.parametrize("maximise", [True, False])
def test_figures_have_the_sign_of_the_question(maximise: bool) -> None:
    model = Model(maximise=maximise)
    x = model.add(1, cost=3.0, low=1.0, high=4.0, integer=True)
    model.require(1, [(ROW, x, 1.0)], low=1.5, high=3.5)
    answer = model.solve(time_limit_s=5)
    assert answer.objective == answer.bound == (9.0 if maximise else 6.0)


def test_asked_gap_is_enough() -> None:
    loose = hard().solve(time_limit_s=5, rel_gap=0.2)
    assert loose.optimal
    assert loose.objective <= loose.bound <= loose.objective * 1.2 + 1e-6


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    hard().solve(time_limit_s=0.1)
    assert capfd.readouterr() == ("", "")


def test_same_seed_same_values() -> None:
    first, again = (hard().solve(time_limit_s=5, rel_gap=0.1, seed=3) for _ in range(2))
    assert first.values is not None
    assert again.values is not None
    assert first.values.tolist() == again.values.tolist()
