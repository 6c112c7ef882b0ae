"""Growing and writing the outlines."""

import json
from pathlib import Path

import pytest
import shapely

from jiayuan.places.growth.build import Area, feature, grow_outlines, write
from jiayuan.places.seeds import seed_file

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


@pytest.mark.slow
def test_growing_again_gives_what_ships(tmp_path: Path) -> None:
    told: list[str] = []
    counts = grow_outlines(tmp_path, told.append)
    assert (counts["street"], counts["community"], len(told)) == (15, 263, 15)
    for kind in counts:
        shipped = seed_file("outlines", f"{kind}.geojson").read_bytes()
        assert (tmp_path / f"{kind}.geojson").read_bytes() == shipped
