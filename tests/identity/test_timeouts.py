"""How long log-ins last, minute by minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.identity.timeouts import SESSION_LIMITS, session_over

START = datetime(2026, 5, 1, tzinfo=UTC)
PROFILES, KINDS = ["asvs", "djbh3"], ["staff", "resident"]
MINUTES = st.integers(0, 60 * 24 * 40)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", KINDS)
@given(st.lists(st.integers(0, 120), max_size=60))
def test_a_session_is_over_at_its_limit_and_not_before(profile: str, kind: str, pauses: list[int]) -> None:
    limit, now, used = SESSION_LIMITS[profile, kind], START, START
    for pause in pauses:
        now += timedelta(minutes=pause)
        over = timedelta(minutes=pause) >= limit.idle or now - START >= limit.total
        assert session_over(kind, START, used, now, profile) == over
        used = now


@pytest.mark.parametrize("profile", PROFILES)
@given(MINUTES, MINUTES)
def test_once_over_it_stays_over(profile: str, first: int, more: int) -> None:
    at = START + timedelta(minutes=first)
    if session_over("staff", START, START, at, profile):
        assert session_over("staff", START, START, at + timedelta(minutes=more), profile)


@given(MINUTES, MINUTES)
def test_staff_are_never_in_longer_than_residents(idle: int, total: int) -> None:
    created, now = START, START + timedelta(minutes=max(idle, total))
    used = now - timedelta(minutes=idle)
    for profile in PROFILES:
        if session_over("resident", created, used, now, profile):
            assert session_over("staff", created, used, now, profile)


@pytest.mark.parametrize("kind", ["partner", "service", "", "STAFF"])
def test_whoever_is_not_named_gets_the_shortest(kind: str) -> None:
    assert not session_over(kind, START, START, START + timedelta(minutes=14), "asvs")
    assert session_over(kind, START, START, START + timedelta(minutes=15), "asvs")


@pytest.mark.parametrize(
    ("profile", "kind", "idle", "hours"),
    [
        ("asvs", "staff", 30, 10),
        ("asvs", "resident", 30, 720),
        ("djbh3", "staff", 15, 8),
        ("djbh3", "resident", 15, 168),
    ],
)
def test_the_figures_are_those_of_the_specification(profile: str, kind: str, idle: int, hours: int) -> None:
    limit = SESSION_LIMITS[profile, kind]
    assert (limit.idle, limit.total) == (timedelta(minutes=idle), timedelta(hours=hours))
