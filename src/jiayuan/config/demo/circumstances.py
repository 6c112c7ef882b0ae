"""Facts that were asked of some people only: ability of the old, work and income, benefits that bar others."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Bools, Texts, pick

ASSESSED = {"able": 0.02, "mild": 0.025, "moderate": 0.03, "severe": 0.025}
BARS = ("injury_care", "brave_care", "returned_youth_care", "foster_care", "hardship_home")
BAR_SHARE = 0.012
UNKNOWN_INCOME = 0.02


def elders(rng: np.random.Generator, people: pl.DataFrame) -> dict[str, pl.Series]:
    n, old = people.height, (people["age"] >= 60).to_numpy()
    draw, limits = rng.random(n), np.cumsum(list(ASSESSED.values()))
    result = np.select([draw < limit for limit in limits], list(ASSESSED), "")
    special = rng.random(n) < 0.006
    return {
        "elder.assessed": pl.Series([value if is_old else None for value, is_old in zip(result, old, strict=True)]),
        "fp.special": pl.Series([bool(value) if is_old else None for value, is_old in zip(special, old, strict=True)]),
    }


def _where(values: Texts, asked: Bools, dtype: type[pl.DataType] | None = None) -> pl.Series:
    """Values for those concerned; unknown for all others."""
    return pl.Series([value if yes else None for value, yes in zip(values.tolist(), asked, strict=True)], dtype=dtype)


def work_and_income(rng: np.random.Generator, people: pl.DataFrame, disabled: Bools) -> dict[str, pl.Series]:
    n, age = people.height, people["age"].to_numpy()
    # Unknown is not zero: these people must come out undetermined.
    known = rng.random(n) >= UNKNOWN_INCOME
    work = np.where(age < 60, pick(rng, ("employee", "flexible", "unemployed", "none"), n, (30, 15, 30, 25)), "none")
    pension = np.where(rng.random(n) < 0.75, rng.integers(1500, 5000, n) * 100, rng.integers(0, 1400, n) * 100)
    earns = np.isin(work, ("employee", "flexible"))
    income = np.where(earns | (age >= 55), pension, 0)
    student = (age >= 6) & (age < 24) & (rng.random(n) < 0.7)
    work = np.where(student, "none", work)
    return {
        "work.kind": _where(work, disabled & (age >= 16), pl.String),
        "income.own": _where(income, disabled & known & (age >= 16), pl.Int64),
        "income.stable": _where(income > 0, disabled & known & (age >= 16), pl.Boolean),
        "student.fulltime": _where(student, disabled, pl.Boolean),
        "child.kind": _where(np.where(rng.random(n) < 0.02, "orphan", ""), disabled & (age < 18), pl.String),
    }


def bars(rng: np.random.Generator, disabled: Bools, old: Bools) -> dict[str, pl.Series]:
    """What bars a benefit, told for those whom that benefit could reach; nobody else was ever asked."""
    asked = {"foster_care": disabled, "hardship_home": old}
    whole = disabled | old
    return {
        f"draws.{name}": _where(rng.random(len(old)) < BAR_SHARE, asked.get(name, whole), pl.Boolean) for name in BARS
    }
