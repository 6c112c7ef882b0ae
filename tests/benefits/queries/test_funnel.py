"""A funnel only narrows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.queries.funnel import funnel
from jiayuan.benefits.rules import OFFERS


@given(st.dictionaries(st.sampled_from(sorted(OFFERS.states - {""})), st.integers(0, 50)))
def test_a_funnel_only_narrows(states: dict[str, int]) -> None:
    counts = [stage.count for stage in funnel(states)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == sum(states.values())
