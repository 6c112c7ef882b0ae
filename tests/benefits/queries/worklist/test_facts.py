"""Facts are ranked by what knowing them may free."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.benefits import api
from jiayuan.benefits.queries.worklist.waiting import months_left
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.assessed import MARCH, assessed
from tests.people import Person
from tests.tree import NEXT_ROOM

pytestmark = pytest.mark.django_db


def ranked(who: Person) -> list[api.BlockingFact]:
    with who.acting(BENEFIT_MATCHING) as acting:
        return list(api.blocking_facts(acting.scope))


@pytest.mark.parametrize(("month", "left"), [(1, 12), (3, 10), (12, 1)])
def test_months_left_count_the_present_one(month: int, left: int) -> None:
    assert months_left(date(2026, month, 1)) == left


def test_the_rank_is_most_less_least_times_the_months_left(worker: Person) -> None:
    assessed("elder.assessed", low=10_000, high=60_000, times=2)
    (fact,) = ranked(worker)
    assert (fact.people, fact.worth) == (2, 2 * 50_000 * 10)


def test_the_fact_worth_most_comes_first(worker: Person) -> None:
    assessed("dis.multi", high=20_000, policy="bj.disabled_nursing", times=3)
    assessed("elder.assessed", high=90_000)
    assert [one.asked.fact for one in ranked(worker)] == ["elder.assessed", "dis.multi"]


def test_two_missing_facts_each_stand_for_the_whole(worker: Person) -> None:
    assessed("hukou", "elder.assessed", high=10_000)
    assert [(one.asked.fact, one.worth) for one in ranked(worker)] == [("elder.assessed", 100_000), ("hukou", 100_000)]


def test_a_person_who_waits_for_two_benefits_counts_once(worker: Person) -> None:
    someone = uuid7()
    assessed("hukou", person=someone)
    assessed("hukou", person=someone, policy="bj.elder_aged")
    (fact,) = ranked(worker)
    assert fact.people == 1
    assert [words.en for words in fact.opens] == [
        "Allowance for the very old", "Nursing subsidy for elders who need care",
    ]  # fmt: skip


def test_a_fact_says_what_to_ask_and_whom(worker: Person) -> None:
    assessed("elder.assessed")
    (fact,) = ranked(worker)
    assert (fact.asked.question, fact.asked.who) == ("近两年做过能力评估吗？", "养老服务专员")


def test_without_a_most_nothing_is_guessed(worker: Person) -> None:
    assessed("income.own", high=None)
    (fact,) = ranked(worker)
    assert (fact.worth, fact.unbounded) == (0, 1)


@pytest.mark.parametrize("code", [-2, -3, 0, -10, 1])
def test_what_nobody_at_a_door_can_answer_is_left_out(code: int, worker: Person) -> None:
    assessed("hukou", code=code)
    assert ranked(worker) == []


def test_who_draws_already_is_not_asked(worker: Person) -> None:
    assessed("hukou", drawing=True)
    assert ranked(worker) == []


def test_a_figure_of_the_law_is_no_question(worker: Person) -> None:
    assessed("param:L", "hukou")
    assert [one.asked.fact for one in ranked(worker)] == ["hukou"]


def test_only_the_latest_month_counts(worker: Person) -> None:
    assessed("hukou", month=date(2026, 2, 1))
    assessed("elder.assessed", month=MARCH)
    assert [one.asked.fact for one in ranked(worker)] == ["elder.assessed"]


def test_the_next_community_does_not_see_them(neighbour: Person) -> None:
    assessed("hukou")
    assert ranked(neighbour) == []
    assessed("hukou", place=NEXT_ROOM)
    assert [one.people for one in ranked(neighbour)] == [1]


def test_however_many_wait_three_queries_answer(worker: Person) -> None:
    assessed("hukou", "elder.assessed", times=5)
    with worker.acting(BENEFIT_MATCHING) as acting, CaptureQueriesContext(connection) as queries:
        api.blocking_facts(acting.scope)
    assert len(queries) == 3
