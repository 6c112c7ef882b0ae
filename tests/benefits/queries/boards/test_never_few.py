"""Whatever the base holds, no board tells of one to nine people, nor of a sum that is theirs."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.queries.boards.forecast import cost
from jiayuan.benefits.queries.boards.pace import Days, paces, spared
from jiayuan.benefits.queries.boards.whatif import shift

SMALL = range(1, 10)
FIRST = date(2026, 3, 2)
parts = st.tuples(st.integers(0, 30), st.integers(0, 10**6))
amounts = st.dictionaries(st.integers(0, 40).map(str), st.sampled_from([100, 150, 200]), max_size=30)
gaps = st.none() | st.integers(0, 60)
matters = st.lists(st.tuples(gaps, gaps, gaps, st.sampled_from(["bj.elder_aged", "bj.disabled_nursing"])), max_size=30)


def frame(held: dict[str, int]) -> pl.DataFrame:
    columns = {"person": list(held), "amount": list(held.values())}
    return pl.DataFrame(columns, schema={"person": pl.String, "amount": pl.Int64})


def passed(confirmed: int | None, decided: int | None, handed: int | None, policy: str) -> Days:
    days = [None if after is None else FIRST + timedelta(days=after) for after in (confirmed, decided, handed)]
    return Days(policy, FIRST, *days)


@given(parts, parts, parts)
def test_a_sum_of_a_few_is_never_told(
    drawn: tuple[int, int], offered: tuple[int, int], waiting: tuple[int, int]
) -> None:
    found = cost("x", drawn, offered, waiting, waiting)
    for (people, fen), shown in ((drawn, found.drawn), (offered, found.offered), (waiting, found.open_high)):
        assert shown == (None if people in SMALL else fen)


@given(parts, parts, parts)
def test_a_year_is_told_only_of_what_is_told(
    drawn: tuple[int, int], offered: tuple[int, int], waiting: tuple[int, int]
) -> None:
    found = cost("x", drawn, offered, waiting, waiting)
    hidden = None in (found.drawn, found.offered, found.open_high)
    assert (found.year() is None) is hidden


@given(amounts, amounts)
def test_a_change_of_figure_tells_no_few(before: dict[str, int], after: dict[str, int]) -> None:
    found = shift("x", frame(before), frame(after))
    assert not [one for one in (*found.people, found.gain, found.lose) if one in SMALL]


@given(amounts, amounts)
def test_sums_are_told_only_where_their_difference_is_nobodys(before: dict[str, int], after: dict[str, int]) -> None:
    found = shift("x", frame(before), frame(after))
    few = {len(before), len(after)} & set(SMALL) or found.gain is None or found.lose is None
    assert (found.fen == (None, None)) is bool(few)
    if not few:
        assert found.fen == (sum(before.values()), sum(after.values()))


@given(amounts)
def test_the_same_figure_changes_nothing(held: dict[str, int]) -> None:
    found = shift("x", frame(held), frame(held))
    assert (found.gain, found.lose) == (0, 0)
    assert found.people[0] == found.people[1]


@given(matters)
def test_a_step_of_a_few_has_no_median(given_matters: list[tuple[int | None, int | None, int | None, str]]) -> None:
    for step in paces([passed(*one) for one in given_matters]):
        assert step.count not in SMALL
        assert (step.days is None) is (step.count in (None, 0))


@given(matters)
def test_a_policy_of_a_few_is_not_spared_in_public(
    given_matters: list[tuple[int | None, int | None, int | None, str]],
) -> None:
    found = spared([passed(*one) for one in given_matters])
    assert all(one.matters >= 10 for one in found)
    assert [one.policy for one in found] == sorted(one.policy for one in found)
