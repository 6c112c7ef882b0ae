"""Points of the demo lie in their communities."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.config.demo.anchors import POINTS, anchors
from jiayuan.config.demo.areas import read_divisions
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.areas import seed_shape
from jiayuan.places.geo import to_local
from tests.config.demo.conftest import DIVISIONS


@pytest.fixture(scope="module")
def some() -> pl.DataFrame:
    return read_divisions(DIVISIONS).filter(pl.col("street") == "110102001")


def test_every_community_has_its_points(some: pl.DataFrame) -> None:
    counts = anchors(7, some).group_by("code12").len()
    assert counts.height == some.height
    assert counts["len"].unique().to_list() == [POINTS]


def test_points_lie_inside_the_outline(some: pl.DataFrame) -> None:
    code, path = some.select("code12", "path").row(0)
    shape = seed_shape(PlacePath(path)).buffer(1)
    for lon, lat in anchors(7, some).filter(pl.col("code12") == code).select("lon", "lat").iter_rows():
        assert shape.covers(type(shape.centroid)(*to_local(lon, lat)))


def test_the_same_seed_gives_the_same_points(some: pl.DataFrame) -> None:
    assert anchors(7, some).equals(anchors(7, some))
    assert not anchors(8, some).equals(anchors(7, some))
