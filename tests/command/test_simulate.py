"""Simulated incidents and ways."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.simulate import MIX, happenings, needs_of
from jiayuan.command.ways import way_between
from jiayuan.command.words import INCIDENT_CLASSES, SKILLS
from jiayuan.places.api import network

HERE, THERE = (116.3745, 39.9125), (116.3855, 39.9030)


def some(n: int = 400, seed: int = 1) -> list[object]:
    lon = np.linspace(116.37, 116.39, 50)
    return happenings(np.linspace(1, 5, 50), lon, np.full(50, 39.9), n, 2.0, seed)  # type: ignore[return-value]


def test_incidents_come_in_order_within_the_hours() -> None:
    times = [item.after_s for item in some()]  # type: ignore[attr-defined]
    assert times == sorted(times)
    assert 0 <= times[0] <= times[-1] <= 7200


def test_same_seed_same_day() -> None:
    assert some() == some()
    assert some() != some(seed=2)


def test_mix_covers_the_closed_list() -> None:
    assert set(MIX) == set(INCIDENT_CLASSES)


@pytest.mark.parametrize("code", INCIDENT_CLASSES)
def test_needs_are_known_skills(code: str) -> None:
    assert {skill for skill, _ in needs_of(code)} <= set(SKILLS)


@pytest.mark.parametrize("mode", ["foot", "ebike", "vehicle"])
def test_way_takes_as_long_as_the_network_says(mode: str) -> None:
    way = way_between(network(), HERE, THERE, mode)
    ends = network().snap([HERE[0], THERE[0]], [HERE[1], THERE[1]], mode)
    streets = network().travel_times([int(ends.nodes[1])], mode)[0][ends.nodes[0]]
    assert way.total_s == pytest.approx(streets + ends.access.sum(), abs=0.01)


def test_way_begins_here_and_ends_there() -> None:
    way = way_between(network(), HERE, THERE, "foot")
    assert way.at(0) == HERE
    assert way.at(way.total_s + 99) == THERE
    assert (np.diff(way.seconds) >= 0).all()


def test_half_way_is_between() -> None:
    way = way_between(network(), HERE, THERE, "foot")
    lon, lat = way.at(way.total_s / 2)
    assert (lon, lat) not in (HERE, THERE)
    assert 116.36 < lon < 116.40
