"""Facts that were asked of some people only: what nobody asked is unknown, never zero."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from jiayuan.config.demo.circumstances import ASSESSED, BAR_SHARE, BARS, UNKNOWN_INCOME, bars, elders, work_and_income
from jiayuan.config.demo.dice import dice

MANY = 20_000


def of_age(age: int) -> pl.DataFrame:
    return pl.DataFrame({"age": [age] * MANY})


def works(age: int, *, disabled: bool = True) -> pl.DataFrame:
    return pl.DataFrame(work_and_income(dice(1, "work"), of_age(age), np.full(MANY, disabled)))


@pytest.mark.parametrize("level", ASSESSED)
def test_the_old_are_assessed_in_their_shares(level: str) -> None:
    made = elders(dice(1, "elders"), of_age(60))["elder.assessed"]
    assert (made == level).mean() == pytest.approx(ASSESSED[level], abs=0.006)  # type: ignore[comparison-overlap]


def test_most_of_the_old_were_looked_at_and_need_no_care() -> None:
    made = elders(dice(1, "elders"), of_age(75))
    assert made["elder.assessed"].null_count() == 0
    assert (made["elder.assessed"] == "").mean() > 0.85  # type: ignore[operator]


@pytest.mark.parametrize("fact", ["elder.assessed", "fp.special"])
def test_nobody_asked_the_young(fact: str) -> None:
    assert elders(dice(1, "elders"), of_age(59))[fact].null_count() == MANY


@pytest.mark.parametrize("fact", ["work.kind", "income.own", "income.stable", "student.fulltime"])
def test_work_is_asked_of_the_disabled_only(fact: str) -> None:
    assert works(40, disabled=False)[fact].null_count() == MANY


def test_income_is_unknown_for_some_and_then_wholly() -> None:
    made = works(40)
    assert made["income.own"].null_count() / MANY == pytest.approx(UNKNOWN_INCOME, abs=0.006)
    assert (made["income.own"].is_null() == made["income.stable"].is_null()).all()


@pytest.mark.parametrize("age", [15, 16])
def test_children_are_not_asked_for_income(age: int) -> None:
    assert (works(age)["income.own"].null_count() == MANY) == (age < 16)


def test_money_is_whole_yuan_in_fen_and_never_negative() -> None:
    income = works(65)["income.own"].drop_nulls()
    assert income.min() >= 0  # type: ignore[operator]
    assert (income % 100 == 0).all()


def test_the_retired_neither_work_nor_study() -> None:
    made = works(60)
    assert set(made["work.kind"]) == {"none"}
    assert set(made["student.fulltime"]) == {False}


def test_students_do_not_work() -> None:
    made = works(20)
    assert 0.6 < made["student.fulltime"].mean() < 0.8  # type: ignore[operator]
    assert set(made.filter("student.fulltime")["work.kind"]) == {"none"}


def test_a_stable_income_is_one_that_there_is() -> None:
    made = works(40).drop_nulls("income.own")
    assert (made["income.stable"] == (made["income.own"] > 0)).all()


@pytest.mark.parametrize(("age", "known"), [(17, True), (18, False)])
def test_orphans_are_children(age: int, known: bool) -> None:
    assert (works(age)["child.kind"].null_count() == 0) == known


def test_each_bar_is_told_of_those_it_could_reach() -> None:
    disabled, old = np.array([True, False, False] * 4_000), np.array([False, True, False] * 4_000)
    made = bars(dice(1, "bars"), disabled, old)
    told = {name: made[f"draws.{name}"].is_not_null().to_numpy() for name in BARS}
    assert (told["foster_care"] == disabled).all()
    assert (told["hardship_home"] == old).all()
    assert (told["injury_care"] == (disabled | old)).all()


@pytest.mark.parametrize("name", BARS)
def test_bars_are_rare(name: str) -> None:
    everybody = np.ones(MANY, bool)
    assert bars(dice(1, "bars"), everybody, everybody)[f"draws.{name}"].mean() == pytest.approx(BAR_SHARE, abs=0.004)
