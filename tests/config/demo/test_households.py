"""Households: sizes of the census, one home each, relations that fit."""

from __future__ import annotations

import polars as pl

from jiayuan.config.demo.shapes import SIZES


def test_sizes_follow_the_census(people: pl.DataFrame) -> None:
    sizes = people.group_by("household").agg(pl.len().alias("size"))["size"].clip(upper_bound=6)
    for size, share in SIZES.items():
        assert abs((sizes == size).mean() * 100 - share) < 1.5


def test_every_household_has_one_head_and_one_room(people: pl.DataFrame) -> None:
    homes = people.group_by("household").agg(
        (pl.col("relation") == "01").sum().alias("heads"), pl.col("path").n_unique()
    )
    assert (homes["heads"] == 1).all()
    assert (homes["path"] == 1).all()


def test_couples_are_of_two_sexes_and_children_younger(people: pl.DataFrame) -> None:
    heads = people.filter(pl.col("relation") == "01").select("household", head_sex="sex", head_age="age")
    spouses = people.filter(pl.col("relation") == "10").join(heads, on="household")
    children = people.filter(pl.col("relation").is_in(["20", "30"])).join(heads, on="household")
    assert (spouses["sex"] != spouses["head_sex"]).all()
    assert (children["age"] + 14 <= children["head_age"]).mean() > 0.99


def test_sons_and_daughters_are_told_apart(people: pl.DataFrame) -> None:
    for relation, sex in (("20", "1"), ("30", "2"), ("51", "1"), ("52", "2")):
        assert set(people.filter(pl.col("relation") == relation)["sex"]) == {sex}


def test_ages_are_those_of_the_city(people: pl.DataFrame) -> None:
    assert 0.09 < (people["age"] < 15).mean() < 0.13
    assert 0.25 < (people["age"] >= 60).mean() < 0.32
    assert people["age"].max() >= 100
