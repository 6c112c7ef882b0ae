"""The figures: numerators, denominators, what is left out, and intervals for small numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.cases.rules.cells import Cell, wilson
from jiayuan.cases.rules.kpi import CaseOutcome, composite, excluded, resolved, response, satisfied, table

YES = CaseOutcome(contact=True, closed=True, on_time=True, called=1, resolved="yes", satisfied="yes")
PARTLY = CaseOutcome(
    contact=True, closed=True, on_time=False, called=1, resolved="partly", satisfied="basically", round=2
)
NO = CaseOutcome(contact=False, closed=True, on_time=True, called=1, resolved="no", satisfied="no")
SILENT = CaseOutcome(contact=True, closed=True, called=3, unreached=True)
LATE = CaseOutcome(contact=False, overdue_open=True)
NEW = CaseOutcome()
CASES = [YES, PARTLY, NO, SILENT, LATE, NEW]


def test_response_keeps_the_missed_in_and_the_young_out() -> None:
    assert (response(CASES).num, response(CASES).den) == (3, 5)


def test_resolved_counts_a_half_solution_as_told() -> None:
    assert (resolved(CASES).num, resolved(CASES).den) == (1, 3)
    assert resolved(CASES, partly=0.5).num == 1.5


def test_unreached_are_left_out_and_named() -> None:
    assert resolved(CASES).excluded["unreached"] == 1


def test_basically_satisfied_is_worth_eight_tenths() -> None:
    assert satisfied(CASES).num == pytest.approx(1.8)
    assert satisfied(CASES).den == 3


def test_the_composite_is_unknown_while_a_part_is() -> None:
    assert composite([NEW]) is None
    assert composite([YES]) == pytest.approx(1.0)


def test_the_composite_weighs() -> None:
    assert composite([YES, NO], (0.3, 0.35, 0.35)) == pytest.approx(0.5)


def test_excluded_is_a_share_of_all() -> None:
    cases = [YES, SILENT, CaseOutcome(withdrawn=True), CaseOutcome(suspended=True)]
    assert excluded(cases).value == 0.75


@pytest.mark.parametrize(
    ("key", "num", "den"),
    [
        ("r_on_time", 2, 5), ("r_first_round", 3, 4), ("r_reopened", 1, 4), ("r_unreached", 1, 4),
        ("r_returned", 0, 6), ("r_dispatch_right", 6, 6), ("r_return_accepted", 0, 0),
    ],
)  # fmt: skip
def test_shares_of_the_table(key: str, num: float, den: int) -> None:
    cell = table(CASES)[key]
    assert (cell.num, cell.den) == (num, den)


def test_returns_are_counted_against_offers() -> None:
    cell = table([CaseOutcome(offers=3, return_requests=2, returns_accepted=1)])["r_dispatch_right"]
    assert (cell.num, cell.den) == (2, 3)


def test_nothing_counted_is_unknown_not_zero() -> None:
    assert Cell(0, 0).value is None
    assert Cell(0, 0).interval == (0.0, 1.0)


def test_small_numbers_are_not_ranked() -> None:
    assert not Cell(20, 29).ranked
    assert Cell(20, 30).ranked


def test_wilson_against_the_textbook() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)


@given(st.integers(1, 500).flatmap(lambda den: st.tuples(st.integers(0, den), st.just(den))))
def test_the_interval_holds_the_share(pair: tuple[int, int]) -> None:
    low, high = wilson(*pair)
    assert 0 <= low <= pair[0] / pair[1] + 1e-9
    assert pair[0] / pair[1] - 1e-9 <= high <= 1
