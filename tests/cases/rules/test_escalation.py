"""Who hears of a clock that ran out, and that nobody hears it twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.cases.rules.clock_table import KINDS
from jiayuan.cases.rules.escalation import DESK_CLOCKS, PROMISED, fresh, level_above
from jiayuan.kernel.placepath import Level, PlacePath
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, STREET

PLACES = st.sampled_from([DISTRICT, STREET, HOME, HOME_COMPOUND, HOME_BUILDING, HOME_ROOM])
AREAS = st.none() | PLACES
NAMES = st.lists(st.sampled_from(KINDS), max_size=8)


@pytest.mark.parametrize(
    ("kind", "area", "above"),
    [
        ("sign", HOME, STREET), ("resolve", HOME_COMPOUND, STREET), ("contact", STREET, DISTRICT),
        ("resolve", DISTRICT, DISTRICT), ("resolve", None, DISTRICT), ("dispatch", HOME, DISTRICT),
        ("return_decision", HOME, DISTRICT), ("callback", HOME_COMPOUND, DISTRICT),
    ],
)  # fmt: skip
def test_one_level_up(kind: str, area: PlacePath | None, above: PlacePath) -> None:
    assert level_above(kind, area, HOME_BUILDING) == above


@given(st.sampled_from(KINDS), AREAS, PLACES)
def test_the_level_above_is_street_or_district_and_holds_the_place(
    kind: str, area: PlacePath | None, place: PlacePath
) -> None:
    found = level_above(kind, area, place)
    assert found.level in (Level.DISTRICT, Level.STREET)
    assert place.value.startswith(found.value)


@given(st.sampled_from(KINDS), AREAS, PLACES)
def test_nobody_is_the_level_above_oneself(kind: str, area: PlacePath | None, place: PlacePath) -> None:
    if area is not None and area != DISTRICT:
        assert level_above(kind, area, place).level < area.level


@given(NAMES, NAMES)
def test_only_what_is_new_and_each_once(missed: list[str], told: list[str]) -> None:
    found = fresh(missed, told)
    assert not set(found) & set(told)
    assert set(found) | set(told) >= set(missed)
    assert list(found) == sorted(set(found))


@given(NAMES, NAMES)
def test_a_second_look_finds_nothing(missed: list[str], told: list[str]) -> None:
    assert fresh(missed, [*told, *fresh(missed, told)]) == ()


def test_the_promised_clock_is_the_units_own() -> None:
    assert PROMISED in KINDS
    assert PROMISED not in DESK_CLOCKS
    assert set(KINDS) > DESK_CLOCKS
