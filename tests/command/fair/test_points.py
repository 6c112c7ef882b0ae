"""Points and risks of the demo event stand beside crossings; every need can be met by somebody."""

from __future__ import annotations

import numpy as np

from jiayuan.command.fair.points import security_points
from jiayuan.command.fair.risks import risk_points
from jiayuan.command.fair.spots import points_in
from jiayuan.command.fair.units import TYPES
from jiayuan.command.words import POINT_KINDS
from jiayuan.places.api import network, to_local

CENTRE = (116.379, 39.908)


def away(lon: float, lat: float) -> float:
    return float(np.hypot(*np.subtract(to_local(lon, lat), to_local(*CENTRE))))


def test_spots_lie_in_the_circle_and_beside_a_street() -> None:
    spots = points_in(300.0, CENTRE, 40, np.random.default_rng(1))
    assert max(away(*spot) for spot in spots) < 340
    at = network().snap(*np.array(spots).T, "foot")
    assert (at.access * 1.3 / 1.3 < 60).all()


def test_more_spots_than_crossings_stand_close_together() -> None:
    assert len(points_in(300.0, CENTRE, 400, np.random.default_rng(1))) == 400


def test_every_kind_of_point_and_needs_somebody_can_fill() -> None:
    points = security_points(CENTRE, 60, np.random.default_rng(2))
    able = {skill for _, skills, *_ in TYPES for skill in skills}
    assert {point.kind for point in points} == set(POINT_KINDS)
    assert {skill for point in points for skill, _ in point.needs} <= able
    assert all(count > 0 for point in points for _, count in point.needs)
    assert 0 < sum(point.releasable for point in points) < 60


def test_risks_have_a_name_and_stay_within_their_scales() -> None:
    risks = risk_points(CENTRE, 200, np.random.default_rng(3))
    assert len({risk.name for risk in risks}) == 200
    assert {risk.hazard for risk in risks} == {1, 2, 3, 4, 5}
    assert {risk.vulnerability for risk in risks} == {1, 2, 3}
    assert all(risk.persons_h >= 0 and risk.density >= 0 for risk in risks)
