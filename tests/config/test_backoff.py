"""How long a dead child waits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.config.backoff import FIRST_PAUSE, LONGEST_PAUSE, next_pause

SECONDS = st.floats(0, 10_000)


@given(SECONDS)
def test_the_first_death_costs_the_shortest_pause(lived: float) -> None:
    assert next_pause(0.0, lived) == FIRST_PAUSE


@given(st.floats(FIRST_PAUSE, LONGEST_PAUSE), st.floats(0, LONGEST_PAUSE))
def test_who_keeps_dying_waits_twice_as_long_up_to_an_end(last: float, lived: float) -> None:
    assert next_pause(last, lived) == min(2 * last, LONGEST_PAUSE)


@given(st.floats(FIRST_PAUSE, LONGEST_PAUSE), st.floats(LONGEST_PAUSE, 10_000, exclude_min=True))
def test_who_lived_long_is_forgiven(last: float, lived: float) -> None:
    assert next_pause(last, lived) == FIRST_PAUSE


def test_a_child_that_dies_at_once_ends_at_the_longest_pause() -> None:
    pauses = [next_pause(0.0, 0.0)]
    while len(pauses) < 8:
        pauses.append(next_pause(pauses[-1], 0.0))
    assert pauses == [0.5, 1, 2, 4, 8, 15, 15, 15]
