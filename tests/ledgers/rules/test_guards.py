"""The guarded rules, walked over every combination of levels they look at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from jiayuan.ledgers.rules.guards import NEAR_NAME, SAME_NAME, STRANGER, against, guard, reviewable

Levels = dict[str, str]
NAMES = ("exact", "pinyin", "swap", "one_char", "prefix", "surname", "else", "none")
BASE: Levels = dict.fromkeys(("name", "id", "birth", "phone", "place", "sex", "community"), "none")
# The lines of the specification: what a rule asks of each attribute; one of several lines is enough.
SPEC: tuple[tuple[str, dict[str, set[str]]], ...] = (
    ("G1", {"id": {"exact"}, "name": {"exact", "pinyin"}}),
    ("G1", {"id": {"exact"}, "name": {"swap", "one_char", "prefix"}, "phone": {"exact"}}),
    ("G1", {"id": {"exact"}, "name": {"swap", "one_char", "prefix"}, "birth": {"day"}}),
    ("G2", {"id": {"else", "none", "edit"}, "name": {"exact"}, "phone": {"exact"}}),
    ("G3", {"id": {"else", "none", "edit"}, "name": {"exact"}, "place": {"room"}}),
    ("G4", {"id": {"else", "none", "edit"}, "name": {"exact"}, "birth": {"day"}, "community": {"same"}}),
)


def every() -> Iterator[Levels]:
    parts = {
        "name": NAMES, "id": ("exact", "edit", "else", "none"), "phone": ("exact", "shared", "none"),
        "place": ("room", "building", "none"), "birth": ("day", "month", "none"), "community": ("same", "none"),
    }  # fmt: skip
    for values in product(*parts.values()):
        yield BASE | dict(zip(parts, values, strict=True))


def by_spec(levels: Levels) -> str:
    fitting = (rule for rule, need in SPEC if all(levels[attr] in allowed for attr, allowed in need.items()))
    return next(fitting, "")


def test_guards_hold_where_the_specification_says_and_nowhere_else() -> None:
    assert [levels for levels in every() if guard(levels) != by_spec(levels)] == []


def test_without_the_number_no_pair_is_kept_by_it() -> None:
    found = {guard(levels, with_id=False) for levels in every()}
    assert found == {"", "G2", "G3", "G4"}


def test_names_fall_into_three_classes_and_none() -> None:
    assert SAME_NAME | NEAR_NAME | STRANGER | {"none"} == set(NAMES)
    assert len(SAME_NAME) + len(NEAR_NAME) + len(STRANGER) == len(NAMES) - 1


def test_no_guard_holds_for_a_stranger() -> None:
    assert not [levels for levels in every() if levels["name"] in STRANGER | {"none"} and guard(levels)]


@pytest.mark.parametrize(
    ("attr", "level", "speaks"),
    [
        ("id", "else", True),
        ("id", "edit", False),
        ("id", "first14", False),
        ("id", "mask", False),
        ("sex", "else", True),
        ("sex", "none", False),
        ("birth", "else", True),
        ("birth", "digit", False),
        ("birth", "month", False),
        ("phone", "else", False),
        ("place", "else", False),
        ("community", "else", False),
    ],
)
def test_what_speaks_against_a_pair(attr: str, level: str, speaks: bool) -> None:
    """Phones, homes and communities change; numbers, sexes and birth dates do not."""
    assert against(BASE | {attr: level}) is speaks


def test_a_relatives_number_does_not_speak_against_the_own_person() -> None:
    assert not against(BASE | {"id": "else"}, with_id=False)
    assert against(BASE | {"id": "else", "sex": "else"}, with_id=False)


@pytest.mark.parametrize(
    ("levels", "asked"),
    [
        ({"name": "exact", "birth": "day"}, True),
        ({"name": "exact", "birth": "day", "sex": "else"}, False),
        ({"name": "pinyin", "birth": "day"}, False),
        ({"phone": "exact", "birth": "day"}, True),
        ({"phone": "shared", "birth": "day"}, True),
        ({"phone": "exact", "birth": "month"}, False),
        ({"place": "room", "birth": "day"}, True),
        ({"place": "building", "birth": "day"}, False),
        ({"name": "exact", "place": "room"}, True),
        ({"name": "exact", "place": "house"}, True),
        ({"name": "exact", "place": "building"}, True),
        ({"name": "exact", "place": "compound"}, False),
        ({"name": "exact", "community": "same"}, False),
        ({"name": "exact"}, False),
        ({}, False),
    ],
)
def test_what_families_and_namesakes_share_is_asked(levels: Levels, asked: bool) -> None:
    assert reviewable(BASE | levels) is asked
