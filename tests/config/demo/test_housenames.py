"""Names of compounds and lanes."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.housenames import house_names, old_names
from jiayuan.config.demo.words import COMPOUND_FIRST, COMPOUND_SECOND


@pytest.mark.parametrize("n", [1, 100, 1_500, 4_000])
def test_no_two_bear_the_same_name(n: int) -> None:
    assert len(set(house_names(dice(1, "names"), n, ("里",)))) == n


def test_a_name_is_two_different_characters_and_an_ending() -> None:
    for name in house_names(dice(1, "names"), 500, ("胡同",)):
        assert name[0] in COMPOUND_FIRST
        assert name[1] in COMPOUND_SECOND
        assert name[0] != name[1]
        assert name.endswith("胡同")


def test_all_endings_are_used() -> None:
    ends = {name[2:] for name in house_names(dice(1, "ends"), 300, ("里", "苑"))}
    assert ends == {"里", "苑"}


def test_when_the_pairs_are_used_up_directions_tell_them_apart() -> None:
    many = house_names(dice(1, "many"), 3_000, ("里",))
    assert {name[2:] for name in many} >= {"里", "北里"}


def test_nobody_needs_a_name() -> None:
    assert len(house_names(dice(1, "none"), 0, ("里",))) == 0


def test_a_third_has_an_older_name_of_its_own() -> None:
    compounds = pl.DataFrame({"path": [f"110102.001.001.{n:04}." for n in range(3_000)]})
    old = old_names(7, compounds)
    assert abs(old.height / 3_000 - 1 / 3) < 0.03
    assert not old["path"].is_duplicated().any()
    assert old["alias"].str.contains("(旧里|老院|西里|东里)$").all()
    assert old["kind"].unique().to_list() == ["old"]
