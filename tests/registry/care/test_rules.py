"""When the register opens, to whom, and what may be counted outside an emergency."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.identity.rules import role_may
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.placepath import PlacePath
from jiayuan.registry.care.rules import (
    NEEDS,
    OPENING,
    in_order,
    is_open,
    lasts_until,
    planned,
    urgency,
    why_not,
)

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
COMMUNITY = "110102.001.001."
# Rooms of three compounds of two buildings, and people of whom only the community or the compound is known.
DOORS = [
    *(f"{COMMUNITY}{c:04}.{b:04}.01.0101." for c, b in product((1, 2, 3), (1, 2))), f"{COMMUNITY}0002.", COMMUNITY,
    "110102.001.002.0001.0001.",
]  # fmt: skip
MOVES = {
    ("", "declare"): "declared",
    ("declared", "confirm"): "open",
    ("declared", "stand_down"): "closed",
    ("open", "stand_down"): "closed",
}


@pytest.mark.parametrize("state", ["", "declared", "open", "closed"])
@pytest.mark.parametrize("command", ["declare", "confirm", "stand_down", "reopen"])
def test_an_emergency_moves_by_its_table_only(state: str, command: str) -> None:
    if (state, command) in MOVES:
        assert OPENING.move(state, command).to == MOVES[state, command]
    else:
        with pytest.raises(Conflict):
            OPENING.move(state, command)


def test_it_is_open_when_confirmed_and_only_until_its_hour() -> None:
    assert is_open("open", NOW + timedelta(seconds=1), NOW)
    assert not is_open("open", NOW, NOW)
    assert not is_open("declared", NOW + timedelta(hours=1), NOW)
    assert not is_open("closed", NOW + timedelta(hours=1), NOW)


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_names_need_everything_at_once(purpose: bool, opened: bool, in_area: bool, on_shift: bool) -> None:
    code = why_not(purpose=purpose, opened=opened, in_area=in_area, on_shift=on_shift)
    assert (code == "") == (purpose and opened and in_area and on_shift)
    # A stranger to the area learns nothing about its shifts.
    assert code != "care-off-shift" or in_area


@given(st.lists(st.sampled_from(DOORS), max_size=60), st.integers(2, 12))
def test_no_small_group_is_counted(doors: list[str], fewest: int) -> None:
    shown = planned(doors, fewest)
    assert all(n is None or n >= fewest for _place, n in shown)
    assert all(PlacePath(place).level <= 5 for place, _n in shown)


@given(st.lists(st.sampled_from(DOORS), max_size=60))
def test_everybody_is_counted_once_or_hidden(doors: list[str]) -> None:
    shown = planned(doors)
    known = sum(n or 0 for _place, n in shown)
    hidden = len(doors) - known
    small = [place for place, n in shown if n is None]
    assert hidden <= 9 * len(small)
    assert (hidden > 0) == bool(small)


@given(st.lists(st.sampled_from(DOORS), max_size=60).flatmap(lambda doors: st.permutations(doors)))
def test_the_order_of_people_changes_no_count(doors: list[str]) -> None:
    assert planned(doors) == planned(sorted(doors))


def test_a_small_building_is_counted_with_its_compound() -> None:
    first, second = f"{COMMUNITY}0001.0001.01.0101.", f"{COMMUNITY}0001.0002.01.0101."
    assert planned([first] * 12) == [(f"{COMMUNITY}0001.0001.", 12)]
    assert planned([first] * 6 + [second] * 5) == [(f"{COMMUNITY}0001.", 11)]
    assert planned([first] * 12 + [second] * 5) == [(COMMUNITY, None), (f"{COMMUNITY}0001.0001.", 12)]


def test_who_depends_on_power_is_visited_first() -> None:
    people = [(("hearing",), "a"), (("alone", "oxygen"), "c"), (("wheelchair",), "b"), (("oxygen",), "a"), ((), "a")]
    assert in_order(people) == [3, 1, 2, 0, 4]
    assert urgency(()) == len(NEEDS)


def test_a_yes_lasts_a_year() -> None:
    assert lasts_until(date(2026, 3, 1)) == date(2027, 3, 1)


@pytest.mark.parametrize("word", ["重点", "稳", "访", "风险", "评分"])
def test_no_need_is_a_reason_to_watch_somebody(word: str) -> None:
    assert not [text for text in NEEDS.values() if word in text]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("street_officer", {"registry.care", "registry.care_read", "registry.emergency"}),
        ("community_worker", {"registry.care", "registry.care_read"}),
        ("grid_worker", {"registry.care_read"}),
        ("responder", {"registry.care_read"}),
        ("commander", {"registry.care_read", "registry.emergency"}),
        ("district_officer", {"registry.emergency"}),
        ("district_analyst", set()),
        ("auditor", set()),
        ("property_manager", set()),
        ("system_admin", set()),
        ("resident", set()),
    ],
)
def test_who_may_record_read_and_declare(role: str, may: set[str]) -> None:
    every = ("registry.care", "registry.care_read", "registry.emergency")
    assert {permission for permission in every if role_may(role, permission)} == may


@given(st.lists(st.sampled_from(DOORS), max_size=60))
def test_groups_with_a_number_do_not_hold_each_other_twice(doors: list[str]) -> None:
    shown = [place for place, n in planned(doors) if n is not None]
    assert len(set(shown)) == len(shown)
    for place in shown:
        inside = [door for door in doors if door.startswith(place)]
        assert len(inside) >= 10
