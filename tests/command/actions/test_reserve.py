"""Every kind of unit keeps a reserve on shift."""

from __future__ import annotations

import pytest

from jiayuan.command.actions.reserve import hold_reserve, reserve_of
from jiayuan.command.models import Post, Unit


def units(kind: str, n: int) -> list[Unit]:
    return [Unit(type_code=kind, call_sign=f"{kind}{number}") for number in range(n)]


@pytest.mark.parametrize(("total", "wanted"), [(0, 0), (1, 1), (2, 2), (15, 2), (40, 4), (41, 5)])
def test_a_tenth_and_two_at_the_least(total: int, wanted: int) -> None:
    assert reserve_of(total, 0.1) == wanted


def test_a_kind_nobody_asked_for_is_on_shift_too() -> None:
    spare = {"PVF": units("PVF", 30)}
    held = hold_reserve(spare, [], [Post(code="A1"), Post(code="A2")], 0.1)
    assert len(held) == 3
    assert {unit.home_post.code for unit in held if unit.home_post} == {"A1", "A2"}
    assert len(spare["PVF"]) == 27


def test_a_kind_with_enough_on_shift_sends_nobody_more() -> None:
    spare = {"VF": units("VF", 10)}
    assert hold_reserve(spare, units("VF", 20), [Post(code="A1")], 0.1) == []


def test_without_an_open_post_there_is_no_reserve() -> None:
    assert hold_reserve({"VF": units("VF", 10)}, [], [], 0.1) == []
