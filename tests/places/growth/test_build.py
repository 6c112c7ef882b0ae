"""Growing and writing the outlines."""

from pathlib import Path

import pytest

from jiayuan.places.growth.build import grow_outlines
from jiayuan.places.seeds import seed_file


@pytest.mark.slow
def test_growing_again_gives_what_ships(tmp_path: Path) -> None:
    told: list[str] = []
    counts = grow_outlines(tmp_path, told.append)
    assert (counts["street"], counts["community"], len(told)) == (15, 263, 15)
    for kind in counts:
        shipped = seed_file("outlines", f"{kind}.geojson").read_bytes()
        assert (tmp_path / f"{kind}.geojson").read_bytes() == shipped
