"""Lanes and compounds: as many as their houses need, numbered through the community, near its streets."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.config.demo.compounds import BUILDINGS_PER_COMPOUND, METRES_PER_DEGREE, YARDS_PER_LANE, make_compounds

CODES = ["110102001001", "110102001002"]
ANCHORS = pl.DataFrame({"code12": CODES, "lon": [116.35, 116.38], "lat": [39.90, 39.94]})


def wanted(yards: list[int], buildings: list[int]) -> pl.DataFrame:
    paths = [f"{code[:6]}.{code[6:9]}.{code[9:]}." for code in CODES]
    return pl.DataFrame({"code12": CODES, "path": paths, "yards": yards, "buildings": buildings})


def made(yards: list[int], buildings: list[int], seed: int = 1) -> pl.DataFrame:
    return make_compounds(seed, wanted(yards, buildings), ANCHORS)


COUNTS = st.tuples(st.integers(1, 300), st.integers(1, 300))


@given(COUNTS, COUNTS)
def test_no_house_is_lost_or_doubled(yards: tuple[int, int], buildings: tuple[int, int]) -> None:
    frame = made(list(yards), list(buildings))
    sums = dict(frame.group_by("code12", "kind").agg(pl.col("size").sum()).select(
        pl.concat_str("code12", "kind"), "size").iter_rows())  # fmt: skip
    for at, code in enumerate(CODES):
        assert (sums[f"{code}lane"], sums[f"{code}compound"]) == (yards[at], buildings[at])


@given(COUNTS)
def test_houses_are_spread_as_evenly_as_whole_houses_allow(yards: tuple[int, int]) -> None:
    lanes = made(list(yards), [1, 1]).filter(pl.col("kind") == "lane")
    for _, group in lanes.group_by("code12"):
        assert group["size"].max() - group["size"].min() <= 1  # type: ignore[operator]


def test_a_lane_has_about_35_yards_and_a_compound_about_four_buildings() -> None:
    frame = made([3_500, 3_500], [370, 370])
    means = dict(frame.group_by("kind").agg(pl.col("size").mean()).iter_rows())
    assert means["lane"] == pytest.approx(YARDS_PER_LANE, rel=0.05)
    assert means["compound"] == pytest.approx(BUILDINGS_PER_COMPOUND, rel=0.05)


def test_numbers_run_through_the_community() -> None:
    frame = made([80, 40], [9, 5])
    for code in CODES:
        path = f"{code[:6]}.{code[6:9]}.{code[9:]}."
        own = frame.filter(pl.col("code12") == code)["path"].to_list()
        assert sorted(own) == [f"{path}{n:04}." for n in range(1, len(own) + 1)]


def test_they_lie_within_a_few_steps_of_an_anchor() -> None:
    frame = made([3_000, 3_000], [300, 300]).join(ANCHORS, on="code12", suffix="_anchor")
    north = np.abs((frame["lat"] - frame["lat_anchor"]).to_numpy()) * METRES_PER_DEGREE
    assert north.max() < 250
    assert 25 < np.sqrt(np.mean(north**2)) < 55


def test_the_seed_moves_them_and_nothing_else() -> None:
    one, other = made([70, 70], [8, 8], 1), made([70, 70], [8, 8], 2)
    assert one.select("path", "kind", "size").equals(other.select("path", "kind", "size"))
    assert not one.select("lon", "lat").equals(other.select("lon", "lat"))


def test_every_name_says_what_it_is() -> None:
    frame = made([700, 700], [70, 70])
    lanes, compounds = (frame.filter(pl.col("kind") == kind)["name"] for kind in ("lane", "compound"))
    assert lanes.str.contains("(胡同|巷|条|夹道|街)$").all()
    assert compounds.str.contains("(小区|家园|里|苑|大院|公寓|花园|新村)$").all()
