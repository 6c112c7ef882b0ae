"""A funnel only narrows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.queries.funnel import funnel
from jiayuan.benefits.rules import OFFERS


@given(st.dictionaries(st.sampled_from(sorted(OFFERS.states - {""})), st.integers(0, 50)))
def test_a_funnel_only_narrows(states: dict[str, int]) -> None:
    counts = [stage.count for stage in funnel(states)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == sum(states.values())


def test_nobody_found_is_an_empty_funnel() -> None:
    assert [stage.count for stage in funnel({})] == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("state", sorted(OFFERS.states - {""}))
def test_one_person_stands_on_every_stage_up_to_their_own(state: str) -> None:
    counts = [stage.count for stage in funnel({state: 1})]
    assert set(counts) <= {0, 1}
    assert counts[0] == 1
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("state", "reached"),
    [("found", 1), ("contacted", 2), ("declined", 2), ("checking", 3), ("refused", 3), ("delivering", 4),
     ("drawing", 5), ("stopped", 5)],
)  # fmt: skip
def test_how_far_each_has_come(state: str, reached: int) -> None:
    assert sum(stage.count for stage in funnel({state: 1})) == reached
