"""Contradictions among the counts of a file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.foretold import Foretold, packed, plain, unpacked

ATTRS = ("phone", "residence.actual", "name")
FOUND = st.lists(
    st.builds(Foretold, st.sampled_from(ATTRS), st.integers(1, 9), st.integers(0, 9), st.integers(0, 9)),
    unique_by=lambda one: one.attr,
)


@given(FOUND)
def test_what_is_packed_is_read_again(found: list[Foretold]) -> None:
    assert sorted(unpacked(packed(found)), key=str) == sorted(found, key=str)


def test_the_most_contradicted_comes_first() -> None:
    counts = packed([Foretold("name", 1, 0, 0), Foretold("phone", 9, 4, 2)])
    assert [one.attr for one in unpacked(counts)] == ["phone", "name"]


def test_what_neither_wins_nor_is_asked_stays() -> None:
    assert Foretold("phone", 9, 4, 2).stays == 3


def test_only_those_asked_are_conflicts_and_plain_counts_stay() -> None:
    counts = {"rows": 7, **packed([Foretold("phone", 9, 4, 2), Foretold("name", 1, 0, 1)])}
    assert plain(counts) == {"rows": 7, "conflict": 3}
