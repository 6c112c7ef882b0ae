"""Whose word counts: community, street and department each for its own."""

from __future__ import annotations

import pytest

from jiayuan.ledgers.exchange.rules.authority import AUTHORITY, has_authority, may_certify, verdict

CERTIFIED = ["dis.level", "phone"]


@pytest.mark.parametrize(
    ("kind", "attr", "expected"),
    [
        ("community", "phone", True), ("community", "household", True), ("community", "dis.level", False),
        ("street", "thing.place", True), ("street", "phone", False), ("department", "dis.level", True),
        ("department", "relief.status", False), ("department", "phone", False),
    ],
)  # fmt: skip
def test_authority_by_kind_of_office(kind: str, attr: str, expected: bool) -> None:
    assert has_authority(kind, CERTIFIED, attr) is expected


def test_no_attribute_has_two_masters() -> None:
    assert not AUTHORITY["community"] & AUTHORITY["street"]
    assert not [attr for attr in AUTHORITY["community"] | AUTHORITY["street"] if may_certify(attr)]


@pytest.mark.parametrize(
    ("kind", "held", "expected"),
    [
        ("community", "old", "apply"), ("community", None, "apply"), ("community", "new", "same"),
        ("department", "old", "review"), ("department", None, "review"), ("department", "new", "same"),
    ],
)  # fmt: skip
def test_what_becomes_of_a_value(kind: str, held: str | None, expected: str) -> None:
    assert verdict(kind, (), "phone", held, "new") == expected
