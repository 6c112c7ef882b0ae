"""The people of the gate's bench."""

from __future__ import annotations

import pyarrow as pa

from bench.benefits_gate import STREETS, with_places


def test_people_live_in_every_community() -> None:
    paths = with_places(pa.table({"person": [str(at) for at in range(50)]}))["place_path"].to_pylist()
    assert len(set(paths)) == STREETS
    assert {len(path) for path in paths} == {len("110102.001.001.")}
