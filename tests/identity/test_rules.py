"""Roles, permissions, grant periods and session limits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.identity.rules import (
    HIGH_ROLES,
    ROLE_PERMISSIONS,
    ROLES,
    grant_counts,
    grant_period_ok,
    merged,
    needs_second_person,
    role_may,
)
from jiayuan.identity.timeouts import SESSION_LIMITS, session_over
from jiayuan.identity.words import Role

NOW = datetime(2026, 5, 1, 8, tzinfo=UTC)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_database_role(role: Role) -> None:
    assert ROLES[role].database_role in {"jy_staff", "jy_resident", "jy_analyst", "jy_auditor"}


@pytest.mark.parametrize("role", list(Role))
def test_permissions_name_their_module(role: Role) -> None:
    assert all(permission.count(".") >= 1 for permission in ROLE_PERMISSIONS[role])


def test_a_visitor_is_given_nothing_of_identity() -> None:
    assert not any(permission.startswith("identity.") for permission in ROLE_PERMISSIONS["visitor"])


def test_system_administrators_see_no_rows() -> None:
    assert not ROLES[Role.SYSTEM_ADMIN].scoped


def test_the_auditor_writes_nothing() -> None:
    assert ROLES[Role.AUDITOR].database_role == "jy_auditor"
    assert not role_may("auditor", "identity.grant")


def test_services_may() -> None:
    assert role_may("service", "anything.at.all")


def test_an_unknown_role_may_not() -> None:
    assert not role_may("king", "identity.grant")


def test_only_security_grants() -> None:
    assert [role for role in ROLES if "identity.grant" in ROLE_PERMISSIONS[role]] == ["security_admin"]


def test_parts_are_joined() -> None:
    table = merged({"cases": {"resident": {"cases.file"}}, "content": {"resident": {"content.read"}}})
    assert table["resident"] == {"cases.file", "content.read"}


def test_a_module_speaks_for_itself_only() -> None:
    with pytest.raises(ValueError, match="foreign"):
        merged({"cases": {"resident": {"benefits.see"}}})


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown role"):
        merged({"cases": {"king": {"cases.file"}}})


@given(DAYS, st.integers(1, 366), DAYS)
def test_a_grant_counts_from_its_first_day_up_to_its_last(first: date, length: int, day: date) -> None:
    last = first + timedelta(days=length)
    assert grant_counts(first, last, revoked=False, day=day) == (first <= day < last)


@given(DAYS, st.integers(1, 366))
def test_a_revoked_grant_never_counts(first: date, length: int) -> None:
    assert not grant_counts(first, first + timedelta(days=length), revoked=True, day=first)


@pytest.mark.parametrize(("days", "fits"), [(0, False), (1, True), (366, True), (367, False), (-1, False)])
def test_a_grant_lasts_a_year_at_most(days: int, fits: bool) -> None:
    first = date(2026, 1, 1)
    assert grant_period_ok(first, first + timedelta(days=days)) is fits


@pytest.mark.parametrize("role", list(Role))
def test_high_roles_take_two(role: Role) -> None:
    assert needs_second_person(role) == (role in HIGH_ROLES)


@pytest.mark.parametrize(("profile", "kind"), list(SESSION_LIMITS))
def test_a_session_ends_idle_and_in_all(profile: str, kind: str) -> None:
    limit = SESSION_LIMITS[profile, kind]
    second = timedelta(seconds=1)
    assert not session_over(kind, NOW - limit.idle, NOW - limit.idle + second, NOW, profile)
    assert session_over(kind, NOW - limit.idle, NOW - limit.idle, NOW, profile)
    assert session_over(kind, NOW - limit.total, NOW - second, NOW, profile)


def test_djbh3_is_never_looser() -> None:
    for kind in ("staff", "resident"):
        ours, theirs = SESSION_LIMITS["asvs", kind], SESSION_LIMITS["djbh3", kind]
        assert theirs.idle <= ours.idle
        assert theirs.total <= ours.total


def test_unknown_kinds_get_the_strictest_limit() -> None:
    assert session_over("partner", NOW, NOW - timedelta(minutes=15), NOW, "asvs")
