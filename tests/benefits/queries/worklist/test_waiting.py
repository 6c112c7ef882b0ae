"""Who waits for a fact: this month's undecided of the own place, and nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits.engine.result import SOURCE_DOWN, UNKNOWN_FACT
from jiayuan.benefits.queries.worklist.waiting import (
    EACH_FACT,
    SPREAD,
    WITHOUT_A_MOST,
    month_of,
    months_left,
    undecided,
)
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.assessed import MARCH, assessed
from tests.people import Person
from tests.tree import NEXT_ROOM

pytestmark = pytest.mark.django_db
APRIL = date(2026, 4, 1)


def counted(who: Person, month: date = MARCH) -> int:
    with who.acting(BENEFIT_MATCHING) as acting:
        return undecided(acting.scope, month).count()


def test_only_what_a_fact_would_decide_waits(worker: Person) -> None:
    for code in range(-12, 4):
        assessed("hukou", code=code)
    with worker.acting(BENEFIT_MATCHING) as acting:
        found = undecided(acting.scope, MARCH).values_list("code", flat=True)
        assert sorted(found) == sorted((UNKNOWN_FACT, SOURCE_DOWN))


def test_whoever_draws_already_waits_for_nothing(worker: Person) -> None:
    assessed("hukou", drawing=True)
    assert counted(worker) == 0


def test_each_month_has_its_own_and_each_place_its_own(worker: Person, neighbour: Person, officer: Person) -> None:
    assessed("hukou", times=2)
    assessed("hukou", month=APRIL)
    assessed("hukou", place=NEXT_ROOM, times=3)
    assert [counted(who) for who in (worker, neighbour, officer)] == [2, 3, 5]
    assert [counted(who, APRIL) for who in (worker, neighbour, officer)] == [1, 0, 1]


def test_the_latest_month_is_that_of_the_own_place(worker: Person, neighbour: Person) -> None:
    assessed(month=MARCH)
    assessed(month=APRIL, place=NEXT_ROOM)
    found = []
    for who in (worker, neighbour):
        with who.acting(BENEFIT_MATCHING) as acting:
            found.append(month_of(acting.scope))
    assert found == [MARCH, APRIL]


def test_without_a_run_there_is_no_month(worker: Person) -> None:
    with worker.acting(BENEFIT_MATCHING) as acting:
        assert month_of(acting.scope) is None


def test_where_there_is_no_most_nothing_is_guessed(worker: Person) -> None:
    assessed("hukou", low=1_000, high=5_000)
    assessed("hukou", low=1_000, high=None, times=2)
    with worker.acting(BENEFIT_MATCHING) as acting:
        sums = undecided(acting.scope, MARCH).aggregate(spread=SPREAD, open=WITHOUT_A_MOST)
    assert sums == {"spread": 4_000, "open": 2}


def test_somebody_who_waits_for_two_facts_stands_at_both(worker: Person) -> None:
    assessed("hukou", "dis.level")
    with worker.acting(BENEFIT_MATCHING) as acting:
        each = undecided(acting.scope, MARCH).annotate(fact=EACH_FACT).order_by("fact")
        assert list(each.values_list("fact", flat=True)) == ["dis.level", "hukou"]


def test_the_months_of_a_year_add_up() -> None:
    assert sum(months_left(date(2026, month, 28)) for month in range(1, 13)) == 78
