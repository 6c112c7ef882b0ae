"""When a figure of an answer is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiayuan.command.optimise.judging import bound_faults, differs, open_faults
from tests.command.optimise.test_checkcover import GOOD


@pytest.mark.parametrize(
    ("a", "b", "wrong"),
    [(1.0, 1.0, False), (1e-7, 0.0, False), (1e-5, 0.0, True), (1e9, 1e9 + 1, False), (1e9, 1e9 + 1e4, True)],
)
def test_relative_for_large_absolute_for_small(a: float, b: float, wrong: bool) -> None:
    assert differs(a, b) is differs(b, a) is wrong


@pytest.mark.parametrize(
    ("bound", "upper", "faults"), [(9.0, True, 0), (8.9, True, 1), (9.1, False, 1), (None, True, 0)]
)
def test_bound_must_lie_beyond(bound: float | None, upper: bool, faults: int) -> None:
    assert len(bound_faults(replace(GOOD, objective=9.0, bound=bound), upper=upper)) == faults


def test_open_numbers_must_be_facilities_and_once() -> None:
    assert open_faults((0, 2), 3) == []
    assert open_faults((-1, 3, 1, 1), 3) == [
        "open: -1 is no facility",
        "open: 3 is no facility",
        "open: 1 stands twice",
    ]
