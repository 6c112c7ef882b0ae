"""What the base knows: nearly everybody, with gaps."""

from __future__ import annotations

import polars as pl

from jiayuan.config.demo.district import District
from jiayuan.config.demo.personas import PERSONAS
from jiayuan.registry.attributes import BY_CODE


def test_six_in_a_hundred_are_missing(district: District) -> None:
    assert 0.93 < district.base.height / district.people.height < 0.95


def test_gaps_are_those_of_the_model(district: District) -> None:
    base = district.base
    assert 0.03 < base["id_number"].null_count() / base.height < 0.05
    assert 0.13 < base["phone"].null_count() / base.height < 0.18


def test_some_phones_and_addresses_are_old(district: District) -> None:
    both = district.base.join(district.people, left_on="entity", right_on="person", suffix="_now")
    known = both.filter(pl.col("phone").is_not_null())
    assert 0.06 < (known["phone"] != known["phone_now"]).mean() < 0.10
    assert 0.05 < (both["residence.actual"] != both["path"]).mean() < 0.07


def test_columns_are_the_registrys(district: District) -> None:
    assert set(district.base.columns) - {"entity", "relation"} <= set(BY_CODE)


def test_addresses_are_rooms_of_the_tree(district: District) -> None:
    rooms = set(district.houses.rooms["path"])
    assert set(district.base["residence.actual"]) <= rooms
    assert set(district.base["residence.registered"].drop_nulls()) <= rooms


def test_personas_are_known_without_gaps(district: District) -> None:
    known = district.base.filter(pl.col("name").is_in([one.name for one in PERSONAS]))
    named = known.join(district.people.filter(pl.col("persona") != ""), left_on="entity", right_on="person")
    assert named.height == len(PERSONAS)
    assert named["id_number"].null_count() == 0
    assert (named["residence.actual"] == named["path"]).all()
