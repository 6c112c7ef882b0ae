"""The responders of the demo event."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.fair.units import TYPES, some_units
from jiayuan.command.words import MODES, SKILLS
from jiayuan.kernel.ids import uuid7

HOMES = [(116.37, 39.90), (116.38, 39.91)]


def made(n: int, seed: int = 1, leads: int = 0) -> list:  # type: ignore[type-arg]
    return some_units(HOMES, n, np.random.default_rng(seed), [uuid7() for _ in range(leads)])


@given(st.integers(0, 400))
def test_exactly_as_many_as_asked(n: int) -> None:
    assert len(made(n)) == n


def test_shares_of_the_types_are_the_whole() -> None:
    assert sum(share for *_, share in TYPES) == pytest.approx(1.0)
    assert {skill for _, skills, *_ in TYPES for skill in skills} <= set(SKILLS)
    assert {mode for _, _, mode, *_ in TYPES} <= set(MODES)


def test_a_type_is_skills_and_mode() -> None:
    kinds = {unit.type_code: (unit.skills, unit.mode) for unit in made(100)}
    assert all(kinds[unit.type_code] == (unit.skills, unit.mode) for unit in made(100, seed=2))


def test_numbers_run_on_within_a_type() -> None:
    counts = Counter(unit.type_code for unit in made(100))
    assert {unit.call_sign for unit in made(100)} == {
        f"{code}{number:03}" for code, count in counts.items() for number in range(1, count + 1)
    }


def test_leads_are_given_once_and_never_more_than_there_are() -> None:
    units = made(5, leads=9)
    leads = [unit.lead_account for unit in units]
    assert None not in leads
    assert len(set(leads)) == 5
