"""Whose a statement is: the splits of its record in order, those taken back included."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.registry.homing import Turn, home

A, B, C, D = (UUID(int=n) for n in range(1, 5))


@pytest.mark.parametrize("said", [A, B])
@pytest.mark.parametrize(("stands", "whose"), [(True, B), (False, A)])
def test_one_split_decides_whenever_the_statement_was_written(said: UUID, stands: bool, whose: UUID) -> None:
    assert home(said, [Turn(A, B, stands)]) == whose


@pytest.mark.parametrize("said", [A, B, C])
@pytest.mark.parametrize(
    ("first", "second", "whose"), [(True, True, C), (True, False, B), (False, False, A), (False, True, A)]
)
def test_a_chain_leads_as_far_as_it_stands(said: UUID, first: bool, second: bool, whose: UUID) -> None:
    assert home(said, [Turn(A, B, first), Turn(B, C, second)]) == whose


def test_who_has_nothing_to_do_with_the_split_is_left_alone() -> None:
    assert home(D, [Turn(A, B, True), Turn(B, C, False)]) == D
    assert home(A, []) == A


@given(st.lists(st.booleans(), max_size=6), st.integers(0, 6))
def test_the_answer_does_not_depend_on_when_it_was_written(stands: list[bool], at: int) -> None:
    chain = [UUID(int=n + 1) for n in range(len(stands) + 1)]
    turns = [Turn(chain[n], chain[n + 1], one) for n, one in enumerate(stands)]
    assert home(chain[min(at, len(stands))], turns) == home(chain[0], turns)
