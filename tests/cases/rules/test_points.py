"""Coordinates as people send them."""

from __future__ import annotations

import pytest

from jiayuan.cases.rules.points import tidy


@pytest.mark.parametrize(
    ("lon", "lat", "point"),
    [
        (116.37, 39.91, (116.37, 39.91)), (39.91, 116.37, (116.37, 39.91)), (0, 0, None), (None, 39.9, None),
        (116.37, None, None), (121.47, 31.23, None), (float("nan"), 39.9, None),
    ],
)  # fmt: skip
def test_tidy(lon: float | None, lat: float | None, point: tuple[float, float] | None) -> None:
    assert tidy(lon, lat) == point
