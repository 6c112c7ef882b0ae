"""The figures in force today come from the seed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from jiayuan.kernel import clock
from jiayuan.ledgers import limits as module
from jiayuan.ledgers.limits import limits


def test_without_a_day_it_is_today() -> None:
    with clock.frozen(datetime(2026, 3, 1, tzinfo=UTC)):
        assert limits() == limits(date(2026, 3, 1))


def test_the_seed_is_read_once() -> None:
    first = module._rows()
    assert module._rows() is first
    assert len(first) == 11
