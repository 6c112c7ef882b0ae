"""Purposes: a closed list, and none for watching people."""

from __future__ import annotations

from jiayuan.kernel.purpose import WELL_KNOWN, PurposeKind

CLOSED = {
    "service",
    "case",
    "benefit",
    "participation",
    "care",
    "volunteering",
    "event_staffing",
    "public_health",
    "statistics",
    "upkeep",
    "rights",
    "audit",
}


def test_the_kinds_are_closed() -> None:
    assert {kind.value for kind in PurposeKind} == CLOSED


def test_codes_are_unique_and_first_versions() -> None:
    assert len({purpose.code for purpose in WELL_KNOWN}) == len(WELL_KNOWN)
    assert {purpose.version for purpose in WELL_KNOWN} == {1}


def test_nothing_can_be_read_for_surveillance() -> None:
    words = ("watch", "security", "track", "stability", "profile", "petition")
    assert not [p.code for p in WELL_KNOWN for word in words if word in f"{p.code} {p.kind.value}"]
