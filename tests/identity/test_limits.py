"""Token buckets and locks as arithmetic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.identity.limits import (
    CODES,
    FAILURES_TO_LOCK,
    LONGEST_LOCK,
    Limit,
    Lock,
    after_failure,
    drained,
    lock_length,
)

NOW = datetime(2026, 5, 1, 8, tzinfo=UTC)
LIMIT = Limit("test", 5, 60)


def test_a_full_bucket_gives() -> None:
    assert drained(LIMIT, 5, 0) == (4, 0)


def test_an_empty_bucket_names_the_wait() -> None:
    left, wait = drained(LIMIT, 0, 0)
    assert (left, wait) == (0, 12)


def test_a_bucket_refills_with_time() -> None:
    assert drained(LIMIT, 0, 12)[1] == 0


def test_it_never_holds_more_than_its_size() -> None:
    assert drained(LIMIT, 5, 10_000)[0] == 4


def test_a_clock_set_back_takes_nothing_away() -> None:
    assert drained(LIMIT, 3, -500) == (2, 0)


@given(st.floats(0, 5), st.floats(0, 1e6))
def test_tokens_stay_within_bounds(tokens: float, elapsed: float) -> None:
    left, wait = drained(LIMIT, tokens, elapsed)
    assert 0 <= left <= LIMIT.size
    assert wait >= 0


@given(st.lists(st.floats(0, 30), min_size=30, max_size=60))
def test_no_pattern_of_asking_gets_more_than_the_rate(gaps: list[float]) -> None:
    tokens, granted = float(LIMIT.size), 0
    for gap in gaps:
        tokens, wait = drained(LIMIT, tokens, gap)
        granted += wait == 0
    assert granted <= LIMIT.size + sum(gaps) * LIMIT.size / LIMIT.seconds + 1


def test_waiting_as_told_is_enough() -> None:
    left, wait = drained(LIMIT, 0.25, 0)
    assert drained(LIMIT, left, wait)[1] == 0


def test_codes_get_rarer() -> None:
    rates = [limit.size / limit.seconds for limit in CODES]
    assert rates == sorted(rates, reverse=True)


def failures(count: int, lock: Lock | None = None) -> Lock:
    lock = lock or Lock()
    for _ in range(count):
        lock = after_failure(lock, NOW, "asvs")
    return lock


def test_four_failures_do_not_lock() -> None:
    assert failures(FAILURES_TO_LOCK - 1).until is None


def test_the_fifth_locks_for_a_quarter_of_an_hour() -> None:
    assert failures(FAILURES_TO_LOCK).until == NOW + timedelta(minutes=15)


def test_the_next_lock_is_twice_as_long() -> None:
    assert failures(2 * FAILURES_TO_LOCK).until == NOW + timedelta(minutes=30)


@pytest.mark.parametrize("rounds", [4, 10, 1000])
def test_no_lock_is_longer_than_four_hours(rounds: int) -> None:
    assert lock_length(rounds, "asvs") == LONGEST_LOCK


def test_djbh3_locks_for_half_an_hour_always() -> None:
    assert {lock_length(rounds, "djbh3") for rounds in range(20)} == {timedelta(minutes=30)}


@given(st.integers(1, 20), st.integers(1, 3_600), st.lists(st.floats(0, 1), max_size=12))
def test_impatient_tries_never_lengthen_the_wait(size: int, seconds: int, steps: list[float]) -> None:
    limit = Limit("any", size, seconds)
    tokens, wait = drained(limit, 0.0, 0.0)
    waited = 0.0
    for step in steps:
        pause = (wait - waited) * step * 0.5
        tokens, again = drained(limit, tokens, pause)
        waited += pause
        if again == 0:
            return
    assert drained(limit, tokens, wait - waited)[1] == 0
