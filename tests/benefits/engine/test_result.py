"""Codes of a decision and what they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.result import (
    FIRST_GATE,
    NEEDS_RULING,
    NO_FIGURE,
    NO_ROW,
    SOURCE_DOWN,
    UNKNOWN_FACT,
    Result,
    status_of,
    unknown_code,
)

OPEN = (UNKNOWN_FACT, NEEDS_RULING, NO_FIGURE, SOURCE_DOWN)


@given(st.integers(-60, 60))
def test_every_code_is_a_yes_a_no_or_open(code: int) -> None:
    status = status_of(code)
    assert (status == "yes") is (code > NO_ROW)
    assert (status == "no") is (code == NO_ROW or code <= FIRST_GATE)


def test_the_open_codes_leave_room_before_the_gates() -> None:
    assert all(FIRST_GATE < code < NO_ROW and status_of(code) == "unknown" for code in OPEN)
    assert len(set(OPEN)) == 4


@pytest.mark.parametrize(
    ("missing", "down", "code"),
    [
        ({"hukou"}, set(), UNKNOWN_FACT),
        ({"hukou"}, {"kind"}, UNKNOWN_FACT),  # another source is down
        ({"hukou", "kind"}, {"kind"}, SOURCE_DOWN),
        ({"param:L"}, set(), NO_FIGURE),
        ({"param:L", "hukou"}, {"hukou"}, NO_FIGURE),  # asking would not help
    ],
)
def test_who_can_end_the_uncertainty(missing: set[str], down: set[str], code: int) -> None:
    assert unknown_code(frozenset(missing), frozenset(down)) == code


@pytest.mark.parametrize(("code", "row"), [(1, 1), (12, 12), (0, None), (-1, None), (-10, None)])
def test_only_a_yes_has_a_row(code: int, row: int | None) -> None:
    assert Result("p", code, None, 0, None, (), provisional=False).row == row
