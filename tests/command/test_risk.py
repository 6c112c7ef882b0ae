"""Risk weights of places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.figures import figures
from jiayuan.command.risk import crowd_factor, risk_weight

BANDS = figures()["crowd_bands"]


@pytest.mark.parametrize(("density", "factor"), [(0, 1), (2, 1), (2.1, 1.5), (4, 1.5), (4.1, 3), (9, 3)])
def test_crowd_bands(density: float, factor: float) -> None:
    assert crowd_factor(density, BANDS) == factor


def test_bands_must_end_open() -> None:
    with pytest.raises(ValueError, match="bands"):
        crowd_factor(5, [[2, 1.0]])


def test_formula() -> None:
    assert risk_weight(4, 2, 3000, "core", 3.0, figures()) == pytest.approx(4 * 2 * 3 * 3 * 1.5)


def test_least_exposure() -> None:
    assert risk_weight(1, 1, 0, "control", 0, figures()) == pytest.approx(0.05)


@given(st.integers(1, 4), st.integers(1, 2), st.floats(0, 9e4), st.floats(0, 8))
def test_more_danger_never_weighs_less(hazard: int, weak: int, people: float, density: float) -> None:
    here = risk_weight(hazard, weak, people, "alert", density, figures())
    assert risk_weight(hazard + 1, weak, people, "alert", density, figures()) > here
    assert risk_weight(hazard, weak + 1, people, "alert", density, figures()) > here
    assert risk_weight(hazard, weak, people, "core", density, figures()) > here


@given(st.floats(0, 20), st.floats(0, 20))
def test_denser_crowd_never_weighs_less(density: float, more: float) -> None:
    assert crowd_factor(density, BANDS) <= crowd_factor(density + more, BANDS)


@given(st.floats(0, 50), st.floats(50, 9e4))
def test_few_people_count_as_the_least_exposure_more_by_their_number(few: float, many: float) -> None:
    assert risk_weight(1, 1, few, "control", 0, figures()) == pytest.approx(0.05)
    assert risk_weight(1, 1, many, "control", 0, figures()) == pytest.approx(many / 1000)


@pytest.mark.parametrize(("zone", "factor"), [("core", 3), ("alert", 2), ("control", 1), ("", 0.5)])
def test_zone_factor(zone: str, factor: float) -> None:
    assert risk_weight(2, 3, 1000, zone, 0, figures()) == pytest.approx(6 * factor)


def test_unknown_zone_is_an_error_not_a_weight() -> None:
    with pytest.raises(KeyError):
        risk_weight(1, 1, 0, "buffer", 0, figures())
