"""The figures: numerators, denominators, what is left out, and intervals for small numbers."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.cases.rules.cells import Cell, wilson
from jiayuan.cases.rules.kpi import (
    DEFAULT_WEIGHTS,
    CaseOutcome,
    composite,
    excluded,
    resolved,
    response,
    satisfied,
    table,
)

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


OUTCOMES = st.builds(
    CaseOutcome, contact=st.sampled_from([True, False, None]), closed=st.booleans(), on_time=st.booleans(),
    overdue_open=st.booleans(), round=st.integers(1, 3), called=st.integers(0, 3), unreached=st.booleans(),
    resolved=st.sampled_from(["", "yes", "partly", "no"]), satisfied=st.sampled_from(["", "yes", "basically", "no"]),
    withdrawn=st.booleans(), suspended=st.booleans(), left_out=st.booleans(), offers=st.integers(1, 3),
    return_requests=st.integers(0, 1), returns_accepted=st.integers(0, 1), repeated=st.booleans(),
    proactive=st.booleans(),
)  # fmt: skip
MANY = st.lists(OUTCOMES, max_size=30)


@given(MANY, MANY)
def test_units_add_up_to_the_street(one: list[CaseOutcome], other: list[CaseOutcome]) -> None:
    """A rollup of two units is the sum of their cells, numerator and denominator alike."""
    left, right, both = table(one), table(other), table([*one, *other])
    for key, cell in both.items():
        assert cell.num == pytest.approx(left[key].num + right[key].num), key
        assert cell.den == left[key].den + right[key].den, key


@given(MANY)
def test_a_share_lies_between_nothing_and_all(cases: list[CaseOutcome]) -> None:
    for key, cell in table(cases).items():
        if key not in ("r_returned", "r_return_accepted", "r_dispatch_right"):
            assert 0 <= cell.num <= cell.den, key


@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_cases_does_not_matter(cases: list[CaseOutcome], shuffler: random.Random) -> None:
    mixed = list(cases)
    shuffler.shuffle(mixed)
    again = table(mixed)
    for key, cell in table(cases).items():
        assert (again[key].num, again[key].den) == (pytest.approx(cell.num), cell.den)


@given(MANY)
def test_leaving_a_case_out_never_hides_it(cases: list[CaseOutcome]) -> None:
    """What leaves 综合 appears in 剔除率: the denominators differ by exactly what is named."""
    named = sum(case.withdrawn or case.suspended or case.unreached or case.left_out for case in cases)
    assert excluded(cases).num == named
    left = resolved(cases).excluded
    assert left["unreached"] == sum(case.unreached for case in cases)
    assert left["left_out"] == sum(case.left_out for case in cases)


@given(MANY)
def test_half_a_solution_never_lowers_the_figure(cases: list[CaseOutcome]) -> None:
    strict, mild = resolved(cases), resolved(cases, 0.5)
    assert strict.num <= mild.num
    assert strict.den == mild.den


@given(MANY)
def test_the_composite_lies_between_its_parts(cases: list[CaseOutcome]) -> None:
    found = composite(cases)
    parts = [cell.value for cell in (response(cases), resolved(cases), satisfied(cases))]
    if found is None:
        assert None in parts
    else:
        assert min(parts) - 1e-9 <= found <= max(parts) + 1e-9  # type: ignore[type-var]


@given(st.integers(0, 60), st.integers(1, 60))
def test_more_cases_of_the_same_share_are_surer(hits: int, more: int) -> None:
    den = 60
    low, high = wilson(hits, den)
    surer_low, surer_high = wilson(hits * (more + 1), den * (more + 1))
    assert surer_high - surer_low <= high - low + 1e-12


def test_a_reopened_case_counts_as_done_again() -> None:
    cells = table([YES, PARTLY])
    assert (cells["r_first_round"].num, cells["r_reopened"].num) == (1, 1)
    assert cells["r_first_round"].den == cells["r_reopened"].den == 2


def test_an_unreached_case_is_judged_on_time_all_the_same() -> None:
    cells = table([replace(SILENT, on_time=True)])
    assert (cells["r_on_time"].num, cells["r_resolve"].den, cells["r_unreached"].num) == (1, 0, 1)


def test_the_weights_make_a_whole() -> None:
    assert sum(DEFAULT_WEIGHTS) == pytest.approx(1.0)


def test_a_supervisor_s_exclusion_leaves_both_shares() -> None:
    cells = table([YES, replace(NO, left_out=True)])
    assert (cells["r_resolve"].den, cells["r_satisfy"].den) == (1, 1)
    assert cells["r_resolve"].excluded["left_out"] == 1
