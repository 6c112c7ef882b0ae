"""Numbers of grids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.places.growth.shares import grids_per_street, largest_remainder

SIZES = st.lists(st.floats(1, 1000), min_size=1, max_size=40)


@given(SIZES, st.integers(0, 300))
def test_shares_add_up_and_nobody_is_left_out(sizes: list[float], more: int) -> None:
    total = len(sizes) + more
    shares = largest_remainder(total, sizes)
    assert sum(shares) == total
    assert min(shares) >= 1


def test_shares_are_in_proportion() -> None:
    assert largest_remainder(10, [1.0, 3.0, 6.0]) == [1, 3, 6]


def test_a_tiny_area_still_has_one() -> None:
    assert largest_remainder(10, [1.0, 1000.0]) == [1, 9]


@pytest.mark.parametrize(("area", "grids"), [(4.24, 71), (8.48, 142), (2.12, 36)])
def test_other_streets_are_as_dense_as_the_anchor(area: float, grids: int) -> None:
    assert grids_per_street({"110102001": 4.24, "110102003": area})["110102003"] == pytest.approx(grids, abs=1)
