"""Times of one incident, quantiles over many."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.timeline import Course, quantile

AT = datetime(2026, 10, 3, tzinfo=UTC)
COURSE = Course("temporary", 2, 180, None, AT, None, None, None, None)
values = st.lists(st.floats(0, 5000), min_size=1, max_size=30)


def test_seconds_from_the_report() -> None:
    assert COURSE.until(AT + timedelta(seconds=90.5)) == 90.5
    assert COURSE.until(AT) == 0.0


def test_step_that_did_not_happen_is_unknown() -> None:
    assert COURSE.until(COURSE.arrived_at) is None


@pytest.mark.parametrize(("some", "half"), [([], None), ([4.0], 4.0), ([1.0, 2.0], 1.5), ([3.0, 1.0, 2.0], 2.0)])
def test_half_of_them(some: list[float], half: float | None) -> None:
    assert quantile(some, 0.5) == half


@given(values)
def test_ends_are_least_and_most(some: list[float]) -> None:
    assert quantile(some, 0.0) == pytest.approx(min(some), abs=0.051)
    assert quantile(some, 1.0) == pytest.approx(max(some), abs=0.051)


@given(values, st.floats(0, 1), st.floats(0, 1))
def test_larger_share_is_never_less(some: list[float], a: float, b: float) -> None:
    low, high = (quantile(some, share) for share in sorted((a, b)))
    assert low is not None
    assert high is not None
    assert low <= high


@given(values)
def test_order_does_not_matter(some: list[float]) -> None:
    mixed = list(np.random.default_rng(1).permutation(some))
    assert quantile(mixed, 0.9) == quantile(some, 0.9)
