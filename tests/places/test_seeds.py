"""Reference files that ship: present, and exactly as SOURCES.md says."""

import hashlib
import re
from pathlib import Path

import pytest

from jiayuan.kernel.errors import Unavailable
from jiayuan.places.seeds import seed_file

ROW = re.compile(r"\| `(?P<file>[^`]+)`.*`(?P<sha>[0-9a-f]{64})` \|")


def test_a_file_is_found() -> None:
    assert seed_file("roads", "nodes.csv").name == "nodes.csv"


def test_a_missing_file_is_told() -> None:
    with pytest.raises(Unavailable):
        seed_file("roads", "absent.csv")


@pytest.mark.parametrize("folder", ["divisions", "roads", "outlines"])
def test_every_data_file_has_a_row_with_its_hash(repository: Path, folder: str) -> None:
    text = (repository / "seeds" / "SOURCES.md").read_text(encoding="utf-8")
    told = {found["file"]: found["sha"] for found in ROW.finditer(text)}
    for file in (repository / "seeds" / folder).iterdir():
        if file.suffix in {".csv", ".geojson"}:
            assert told[f"{folder}/{file.name}"] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_no_unlicensed_outline_column_ships() -> None:
    header = seed_file("roads", "nodes.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == "node,osm_id,lon,lat,in_scc"


def test_the_licence_of_the_roads_ships_with_them() -> None:
    assert "OpenStreetMap contributors" in seed_file("roads", "LICENCE.md").read_text(encoding="utf-8")
