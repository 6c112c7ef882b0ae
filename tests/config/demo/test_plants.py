"""Planted situations: somebody for every row of every policy."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from jiayuan.config.demo.circumstances import BARS
from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.plants import PLANTED, PLANTS, planted


def crowd(n: int = 2_000, **facts: object) -> pl.DataFrame:
    """People of all ages about whom everything is unknown."""
    named = {name for plant in PLANTS for name in plant.facts} | {f"draws.{bar}" for bar in BARS}
    kinds = {"dis.multi": pl.Boolean, "hukou": pl.Boolean, "income.own": pl.Int64, "income.stable": pl.Boolean,
             "student.fulltime": pl.Boolean, "fp.special": pl.Boolean}  # fmt: skip
    columns = {name: pl.Series([None] * n, dtype=kinds.get(name, pl.Boolean if "draws." in name else pl.String))
               for name in named}  # fmt: skip
    frame = pl.DataFrame({"age": np.arange(n) % 95, "dead_on": pl.Series([None] * n, dtype=pl.Date), **columns})
    return frame.with_columns(pl.lit(value).alias(name) for name, value in {"id_kind": "resident", **facts}.items())


def touched(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("hukou").is_not_null())


def test_each_situation_is_given_to_six_different_people() -> None:
    assert touched(planted(dice(1, "plants"), crowd())).height == PLANTED * len(PLANTS)


@pytest.mark.parametrize("number", range(len(PLANTS)))
def test_a_situation_is_given_whole_and_at_its_age(number: int) -> None:
    plant = PLANTS[number]
    rows = planted(dice(1, "plants"), crowd()).filter(
        *(pl.col(name) == value for name, value in plant.facts.items()), pl.col("age").is_between(*plant.ages)
    )
    assert rows.height >= PLANTED


def test_nobody_planted_draws_what_bars_a_benefit() -> None:
    rows = touched(planted(dice(1, "plants"), crowd()))
    assert all(set(rows[f"draws.{bar}"]) == {False} for bar in BARS)


def test_only_living_holders_of_a_card_are_chosen() -> None:
    assert touched(planted(dice(1, "plants"), crowd(id_kind="permit"))).is_empty()


def test_where_nobody_is_of_the_age_nothing_is_planted() -> None:
    few = crowd(40).with_columns(age=pl.lit(95))
    assert touched(planted(dice(1, "plants"), few)).is_empty()


def test_everybody_else_stays_as_they_were() -> None:
    before = crowd()
    after = planted(dice(1, "plants"), before)
    assert after.filter(pl.col("hukou").is_null()).height == before.height - PLANTED * len(PLANTS)
    assert after.schema == before.schema


def test_situations_cover_every_kind_and_degree_the_policies_name() -> None:
    kinds = {plant.facts.get("dis.type") for plant in PLANTS} - {None, ""}
    assert kinds == {"visual", "hearing", "speech", "physical", "intellectual", "mental"}
    assert {plant.facts["relief.status"] for plant in PLANTS} >= {"dibao", "low_income", "hardship_subsidy", "tekun"}
