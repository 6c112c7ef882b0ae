"""Sizes: real totals, spread over the real divisions."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.config.demo.areas import FOCUS, FOCUS_GRIDS, FOCUS_YARDS, RESIDENTS, read_divisions, targets
from jiayuan.config.demo.scale import Scale
from tests.config.demo.conftest import DIVISIONS


def test_there_are_fifteen_streets_and_263_communities() -> None:
    communities = read_divisions(DIVISIONS)
    assert (communities.height, communities["street"].n_unique()) == (263, 15)
    assert communities["path"].str.contains(r"^110102\.\d{3}\.\d{3}\.$").all()


def test_the_whole_district_has_its_census_people() -> None:
    whole = targets(read_divisions(DIVISIONS), Scale.parse("district"))
    assert abs(whole["people"].sum() - RESIDENTS) < 300


def test_the_focus_street_has_its_published_yards_and_grids() -> None:
    focus = targets(read_divisions(DIVISIONS), Scale()).filter(pl.col("street") == FOCUS)
    assert (focus["nodes"].sum(), focus["grids"].sum()) == (FOCUS_YARDS, FOCUS_GRIDS)
    assert abs(focus["people"].sum() - 50_000) < 20


def test_the_other_streets_shrink() -> None:
    others = targets(read_divisions(DIVISIONS), Scale()).filter(pl.col("street") != FOCUS)
    assert 20_000 < others["people"].sum() < 22_500


@pytest.mark.parametrize(
    ("text", "scale"),
    [("demo", Scale()), ("district", Scale(1, 1)), ("5", Scale(0.05, 0.05)), ("1%", Scale(0.01, 0.01))],
)
def test_scales(text: str, scale: Scale) -> None:
    assert Scale.parse(text) == scale


@pytest.mark.parametrize("wrong", ["0", "101", "-1", "big"])
def test_other_scales_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"scale|could not"):
        Scale.parse(wrong)
