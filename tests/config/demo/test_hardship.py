"""Facts of benefits, as they truly are."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.config.demo.plants import PLANTED, PLANTS, Plant


def test_every_planted_case_has_its_people(people: pl.DataFrame) -> None:
    for plant in PLANTS:
        facts = [pl.col(name) == value for name, value in plant.facts.items() if value is not None]
        fitting = people.filter(pl.col("age").is_between(*plant.ages), *facts)
        assert fitting.height >= PLANTED - 1, plant


def test_disability_is_a_few_in_a_hundred_and_commoner_in_age(people: pl.DataFrame) -> None:
    holds = pl.col("dis.level") != ""
    assert 0.03 < people.select(holds.mean()).item() < 0.05
    assert people.filter(pl.col("age") >= 60).select(holds.mean()).item() > 0.05


def test_certificates_hold_number_kind_and_level(people: pl.DataFrame) -> None:
    holders = people.filter(pl.col("dis.certificate").is_not_null())
    assert holders["dis.certificate"].str.starts_with("1").any()
    assert (holders["dis.certificate"].str.len_chars() == 20).all()
    assert (holders["dis.certificate"].str.tail(1) == holders["dis.level"]).all()


def test_relief_is_a_households(people: pl.DataFrame) -> None:
    helped = people.filter(pl.col("relief.status").is_in(["dibao", "low_income"]))
    assert 0.005 < helped.height / people.height < 0.03


@pytest.mark.parametrize("name", ["hukou", "income.own"])
def test_some_facts_are_unknown(people: pl.DataFrame, name: str) -> None:
    asked = people.filter((pl.col("dis.level") != "") & (pl.col("age") >= 16)) if name == "income.own" else people
    assert 0.002 < asked[name].null_count() / asked.height < 0.04


def test_a_plant_is_an_age_range_with_facts() -> None:
    assert Plant((1, 2)).facts == {}
