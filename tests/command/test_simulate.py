"""Simulated incidents and ways."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from jiayuan.command.simulate import MIX, Happening, happenings, needs_of
from jiayuan.command.words import INCIDENT_CLASSES, SKILLS


def some(n: int = 400, seed: int = 1) -> list[Happening]:
    lon = np.linspace(116.37, 116.39, 50)
    return happenings(np.linspace(1, 5, 50), lon, np.full(50, 39.9), n, 2.0, seed)


def test_incidents_come_in_order_within_the_hours() -> None:
    times = [item.after_s for item in some()]
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


def test_risky_places_have_more_incidents() -> None:
    """One place in fifty weighs as much as all the others; what the planner does not see may move that, not undo it."""
    weights = np.ones(50)
    weights[0] = 49.0
    found = happenings(weights, np.linspace(116.30, 116.79, 50), np.full(50, 39.9), 2000, 1.0, 3)
    share = sum(abs(item.lon - 116.30) < 0.002 for item in found) / 2000
    assert 0.2 < share < 0.9


def test_place_of_no_weight_has_none() -> None:
    found = happenings(np.array([1.0, 0.0]), np.array([116.3, 116.5]), np.full(2, 39.9), 200, 1.0, 1)
    assert all(abs(item.lon - 116.3) < 0.002 for item in found)


def test_classes_follow_the_mix() -> None:
    counts = Counter(item.class_code for item in some(5000))
    total = sum(MIX.values())
    for code, parts in MIX.items():
        assert counts[code] / 5000 == pytest.approx(parts / total, abs=0.03)


def test_service_takes_minutes_not_days() -> None:
    stays = [item.service_s for item in some()]
    assert min(stays) > 0
    assert 240 < np.median(stays) < 420


def test_more_incidents_on_the_same_seed_keep_the_hours() -> None:
    assert len(some(0)) == 0
    assert [len(some(n)) for n in (1, 7)] == [1, 7]
