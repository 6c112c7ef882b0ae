"""Travel times as command uses them."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.travel import first_to_arrive, snap, times_between
from jiayuan.places.api import network

SPOTS = [(116.3745, 39.9125), (116.3855, 39.9030), (116.380, 39.908)]


def test_table_of_sources_and_targets() -> None:
    table = times_between(network(), SPOTS[:2], SPOTS, "foot")
    assert table.shape == (2, 3)
    assert (table > 0).all()


def test_on_foot_there_is_as_far_as_back() -> None:
    table = times_between(network(), SPOTS, SPOTS, "foot")
    assert table == pytest.approx(table.T)


def test_nobody_and_nowhere() -> None:
    assert times_between(network(), [], SPOTS, "foot").shape == (0, 3)
    assert times_between(network(), SPOTS, [], "foot").shape == (3, 0)


def test_quickest_of_several() -> None:
    at = snap(network(), SPOTS[:2], "ebike")
    best = first_to_arrive(network(), at.nodes, "ebike", np.zeros(2))
    target = snap(network(), SPOTS[2:], "ebike")
    single = network().travel_times(target.nodes, "ebike")[0][at.nodes].min()
    assert best[target.nodes[0]] == pytest.approx(single, abs=7.6)


def test_no_source_reaches_nothing() -> None:
    assert np.isinf(first_to_arrive(network(), np.empty(0, np.int64), "foot", np.empty(0))).all()


def test_snapped_to_the_connected_part() -> None:
    at = snap(network(), SPOTS, "vehicle")
    assert set(at.nodes.tolist()) <= set(network().graph("vehicle").core.tolist())
