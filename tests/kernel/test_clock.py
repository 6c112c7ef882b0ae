"""The one clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from jiayuan.kernel import clock

NOON = datetime(2026, 2, 28, 18, 30, tzinfo=UTC)


def test_now_is_aware_and_present() -> None:
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert clock.now().utcoffset() == timedelta(0)


def test_a_frozen_clock_stands_still_and_starts_again() -> None:
    with clock.frozen(NOON):
        assert clock.now() == NOON
        with clock.frozen(NOON + timedelta(days=1)):
            assert clock.now().day == 1
        assert clock.now() == NOON
    assert clock.now() > NOON


def test_the_day_is_that_of_beijing() -> None:
    with clock.frozen(NOON):
        assert clock.today() == date(2026, 3, 1)


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"), clock.frozen(datetime(2026, 1, 1)):
        pass
