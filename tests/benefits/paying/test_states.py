"""The pay list's table, walked; months owed; sums."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.paying.states import PAYLISTS, Sums, months_owed
from jiayuan.identity.api import Role
from jiayuan.identity.rules import role_may
from jiayuan.kernel.errors import Conflict

COMMANDS = sorted({command for _, command in PAYLISTS.transitions})
WAY = ("", "draft", "sealed", "sent", "returned", "closed")
MONTHS = st.integers(0, 40).map(lambda n: add_months(date(2025, 1, 1), n))


@pytest.mark.parametrize("state", sorted(PAYLISTS.states))
@pytest.mark.parametrize("command", COMMANDS)
def test_a_move_is_in_the_table_or_refused(state: str, command: str) -> None:
    if (state, command) in PAYLISTS.transitions:
        assert PAYLISTS.move(state, command).to in PAYLISTS.states
        return
    with pytest.raises(Conflict):
        PAYLISTS.move(state, command)


def test_the_way_is_a_line_and_only_a_draft_may_be_dropped() -> None:
    steps = {(state, move.to) for (state, _), move in PAYLISTS.transitions.items()}
    assert steps == {*pairwise(WAY), ("draft", "dropped")}


@pytest.mark.parametrize("role", [role.value for role in Role if role.value != "service"])
def test_only_officers_pay(role: str) -> None:
    allowed = {role_may(role, move.permission) for move in PAYLISTS.transitions.values()}
    assert allowed == {role in ("street_officer", "district_officer")}


@pytest.mark.parametrize(
    ("until", "settled", "owed"),
    [
        (None, [], [9, 10, 11]),
        (None, [9, 10], [11]),
        (date(2026, 11, 1), [], [9, 10]),
        (date(2026, 9, 1), [], []),
        (None, [10], [9, 11]),
    ],
)
def test_what_is_owed_up_to_november(until: date | None, settled: list[int], owed: list[int]) -> None:
    days = [date(2026, month, 1) for month in settled]
    found = months_owed(date(2026, 9, 1), until, date(2026, 11, 1), days)
    assert [day.month for day in found] == owed


@given(since=MONTHS, until=st.none() | MONTHS, lists=st.lists(MONTHS, max_size=6))
def test_a_month_is_owed_once_however_many_lists_are_made(since: date, until: date | None, lists: list[date]) -> None:
    settled: list[date] = []
    for upto in lists:
        settled += months_owed(since, until, upto, settled)
    assert len(settled) == len(set(settled))
    assert all(since <= month and (until is None or month < until) for month in settled)


@given(since=MONTHS, until=st.none() | MONTHS, upto=MONTHS, settled=st.sets(MONTHS, max_size=8))
def test_owed_is_what_lies_between_and_stands_on_no_list(
    since: date, until: date | None, upto: date, settled: set[date]
) -> None:
    every = [date(year, month, 1) for year in range(2024, 2031) for month in range(1, 13)]
    between = [month for month in every if since <= month <= upto and month < (until or date.max)]
    assert months_owed(since, until, upto, settled) == [month for month in between if month not in settled]


@given(st.lists(MONTHS, min_size=1, max_size=5), MONTHS)
def test_a_stop_takes_back_no_month_before_it(paid: list[date], until: date) -> None:
    since, upto = min(paid), max(paid)
    owed, cut = (set(months_owed(since, end, upto, ())) for end in (None, until))
    assert cut == {month for month in owed if month < until}


@pytest.mark.parametrize(
    ("sums", "agree"),
    [(Sums(5, 5, 3, 3), True), (Sums(5, 4, 3, 3), False), (Sums(5, 5, 2, 3), False), (Sums(0, 0, 0, 0), True)],
)
def test_sums_agree_three_ways_or_not_at_all(sums: Sums, agree: bool) -> None:
    assert sums.agree is agree
