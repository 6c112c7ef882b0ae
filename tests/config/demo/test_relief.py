"""Social relief."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.relief import LIKELIER_WHERE_DISABLED, LONE_OLD, RELIEF, relief

HOMES = 40_000


def couples(*, age: int = 40, disabled: bool = False, registered: bool = True, seed: int = 1) -> np.ndarray:
    """Two people in every household."""
    people = pl.DataFrame({"household": np.repeat(np.arange(HOMES), 2), "age": [age] * (2 * HOMES)})
    which = np.zeros(2 * HOMES, bool)
    which[::2] = disabled
    return relief(dice(seed, "relief"), people, np.full(2 * HOMES, registered), which)


def lone(age: int, *, registered: bool = True) -> np.ndarray:
    people = pl.DataFrame({"household": np.arange(HOMES), "age": [age] * HOMES})
    return relief(dice(1, "lone"), people, np.full(HOMES, registered), np.zeros(HOMES, bool))


def test_a_household_is_helped_as_a_whole() -> None:
    status = couples()
    assert (status[::2] == status[1::2]).all()


@pytest.mark.parametrize("kind", RELIEF)
def test_shares_of_households(kind: str) -> None:
    assert np.mean(couples() == kind) == pytest.approx(RELIEF[kind], abs=0.002)


@pytest.mark.parametrize("kind", RELIEF)
def test_it_is_likelier_where_somebody_is_disabled(kind: str) -> None:
    share = np.mean(couples(disabled=True) == kind)
    assert share == pytest.approx(LIKELIER_WHERE_DISABLED * RELIEF[kind], rel=0.25)


def test_nobody_registered_elsewhere_is_helped() -> None:
    assert set(couples(registered=False)) == {"none"}
    assert set(lone(80, registered=False)) == {"none"}


def test_the_lone_old_may_be_destitute() -> None:
    assert np.mean(lone(60) == "tekun") == pytest.approx(LONE_OLD, abs=0.002)


def test_neither_the_young_nor_couples_are() -> None:
    assert "tekun" not in set(lone(59))
    assert "tekun" not in set(couples(age=80))


def test_most_need_no_help() -> None:
    assert np.mean(couples() == "none") > 0.97
