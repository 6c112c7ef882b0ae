"""Numbers that do not run on tell what was removed, added, exchanged or rewritten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.exchange.rules.numbering import in_place, oddities, unchained


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 2, 3, 4], []), ([1, 2, 4], [("missing", 3)]), ([1, 2, 3], [("missing", 4)]), ([2, 3, 4], [("missing", 1)]),
        ([1, 9, 3, 4], [("changed", 2)]), ([1, 2, 2, 3, 4], [("inserted", 2)]), ([1, 3, 2, 4], [("reordered", 2)]),
        ([4, 1, 2, 3], [("reordered", 4)]), ([1, None, 3, 4], []), ([], [("missing", n) for n in (1, 2, 3, 4)]),
    ],
)  # fmt: skip
def test_what_was_done_is_named(numbers: list[int | None], expected: list[tuple[str, int]]) -> None:
    found = oddities(numbers, 4)
    # Of two exchanged lines, and of two equal ones, either may be called the moved one.
    assert found in (expected, [(kind, number + 1) for kind, number in expected])


@given(st.integers(1, 20), st.data())
def test_every_removed_line_is_missed(count: int, data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.integers(1, count)))
    numbers = [number for number in range(1, count + 1) if number not in gone]
    assert oddities(numbers, count) == [("missing", number) for number in sorted(gone)]


@given(st.lists(st.integers(1, 30), unique=True))
def test_lines_in_place_rise(numbers: list[int]) -> None:
    kept = [numbers[at] for at in in_place(numbers)]
    assert kept == sorted(kept)
    assert bool(kept) == bool(numbers)


def test_lines_behind_a_gap_are_unchained() -> None:
    assert unchained([1, 2, 4, 5]) == {3}
    assert unchained([1, None, 3]) == {2, 3}
    assert unchained([2]) == {1}
