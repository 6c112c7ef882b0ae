"""The street network as columns."""

from pathlib import Path

import numpy as np
import pytest

from jiayuan.places.roads import SHORTEST_M, Roads, read_roads

NODES = "node,osm_id,lon,lat\n7,1,116.37,39.90\n9,2,116.38,39.90\n"
EDGES = "u,v,length_m,highway,name,maxspeed,oneway\n7,9,0.0,residential,府右街,30,0\n9,7,850.0,,,30,1\n"


@pytest.fixture
def small(tmp_path: Path) -> Roads:
    (tmp_path / "nodes.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "edges.csv").write_text(EDGES, encoding="utf-8")
    return read_roads(tmp_path)


def test_the_network_that_ships() -> None:
    roads = read_roads()
    assert (len(roads.lon), len(roads.u)) == (10_964, 24_877)


def test_node_ids_become_indexes(small: Roads) -> None:
    assert small.u.tolist() == [0, 1]
    assert small.v.tolist() == [1, 0]


def test_no_edge_is_shorter_than_a_metre(small: Roads) -> None:
    assert small.length.tolist() == [SHORTEST_M, 850.0]
    assert read_roads().length.min() >= SHORTEST_M


def test_missing_words_are_empty(small: Roads) -> None:
    assert small.highway == ["residential", ""]
    assert small.name == ["府右街", ""]
    assert small.oneway.tolist() == [False, True]


def test_positions_are_in_metres(small: Roads) -> None:
    assert np.hypot(*(small.xy[1] - small.xy[0])) == pytest.approx(854, rel=0.01)


def test_lengths_agree_with_positions() -> None:
    roads = read_roads()
    straight = np.hypot(*(roads.xy[roads.u] - roads.xy[roads.v]).T)
    # Kept vertices lie between some ends, so an edge may be longer than the straight line, never much shorter.
    assert np.mean(roads.length > straight * 0.98 - 2) > 0.99
