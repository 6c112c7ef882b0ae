"""Kinds stand on floors of the tree."""

from jiayuan.kernel.placepath import Level
from jiayuan.places.kinds import DIVISIONS, LEVELS, Kind


def test_every_kind_has_a_floor() -> None:
    assert set(LEVELS) == set(Kind)


def test_every_floor_has_a_kind() -> None:
    assert set(LEVELS.values()) == set(Level)


def test_a_lane_stands_where_a_compound_does() -> None:
    assert LEVELS[Kind.LANE] is LEVELS[Kind.COMPOUND]
    assert LEVELS[Kind.YARD] is LEVELS[Kind.BUILDING]


def test_divisions_are_the_upper_three_floors() -> None:
    assert [LEVELS[kind] for kind in DIVISIONS] == [1, 2, 3]
