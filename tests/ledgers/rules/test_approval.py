"""When somebody else must approve, and when people are asked whether it is the right file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.limits import limits
from jiayuan.ledgers.rules.approval import elsewhere, needs_second_person, stops

NOW = limits(date(2026, 3, 1))
COUNTS = st.dictionaries(
    st.sampled_from(["changed", "missing", "known", "new", "outside", "rows"]), st.integers(0, 9999)
)


@pytest.mark.parametrize(
    ("changed", "missing", "known", "new", "second"),
    [
        (0, 0, 0, 0, False),
        (0, 0, 0, 1000, False),
        (0, 0, 0, 1001, True),
        (20, 0, 100, 0, False),
        (21, 0, 100, 0, True),
        (10, 11, 100, 0, True),
        (0, 100, 100, 0, True),
        (5, 0, 0, 5, False),
    ],
)
def test_large_changes_need_a_second_person(changed: int, missing: int, known: int, new: int, second: bool) -> None:
    counts = {"changed": changed, "missing": missing, "known": known, "new": new}
    assert needs_second_person(counts, NOW) is second


@pytest.mark.parametrize(("outside", "rows", "asked"), [(3, 10, False), (4, 10, True), (0, 0, False), (1, 0, True)])
def test_more_than_three_in_ten_from_elsewhere_are_asked_about(outside: int, rows: int, asked: bool) -> None:
    assert elsewhere({"outside": outside, "rows": rows}, NOW) is asked


def test_another_figure_is_another_answer() -> None:
    counts = {"outside": 4, "rows": 10, "new": 600}
    assert stops(counts, NOW) == ["right-file"]
    assert stops(counts, replace(NOW, outside_share=0.5, second_person_new=500)) == ["second-person"]


@given(COUNTS)
def test_an_ordinary_week_stops_at_nothing_and_more_never_stops_at_less(counts: dict[str, int]) -> None:
    more = {**counts, "new": counts.get("new", 0) + 1, "outside": counts.get("outside", 0) + 1}
    assert set(stops(counts, NOW)) <= set(stops(more, NOW))
    assert stops({}, NOW) == []
