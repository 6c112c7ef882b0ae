"""Grown areas as GeoJSON."""

import json
from pathlib import Path

import shapely

from jiayuan.places.growth.writing import Area, feature, write

SHAPE = shapely.box(9_937_000, 4_412_000, 9_937_100, 4_412_100)


def test_a_feature_is_in_degrees() -> None:
    made = feature(Area("110102001004", "府右街南社区", "community", SHAPE))
    lon, lat = made["geometry"]["coordinates"][0][0]
    assert (116 < lon < 117, 39 < lat < 41) == (True, True)
    assert made["properties"]["area_m2"] == 10_000


def test_files_say_that_they_are_illustrative(tmp_path: Path) -> None:
    assert write([Area("1", "a", "grid", SHAPE)], tmp_path) == {"district": 0, "street": 0, "community": 0, "grid": 1}
    text = json.loads((tmp_path / "grid.geojson").read_text(encoding="utf-8"))
    assert "示意" in text["note"]
    assert len(text["features"]) == 1
