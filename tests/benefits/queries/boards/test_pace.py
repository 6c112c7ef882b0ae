"""Days of each step, and what was spared against the documents' own way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.benefits.books import load_book
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.boards.pace import Days, days_of, fields_of, limit_of, paces, spared
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import STATISTICS
from tests.benefits.steps import confirmed, drawing
from tests.people import Person

FIRST = date(2026, 3, 2)
NURSING = load_book().policies["bj.disabled_nursing"]


def days(*after: int | None, policy: str = "bj.disabled_nursing") -> Days:
    marks = [None if days is None else FIRST + timedelta(days=days) for days in after]
    return Days(policy, FIRST, *marks, *[None] * (3 - len(marks)))


def test_each_step_counts_from_the_one_before() -> None:
    assert days(2, 5, 9).spans == (2, 3, 4)
    assert days(2).spans == (2, None, None)


def test_a_step_has_its_median() -> None:
    steps = paces([days(number, number + 3) for number in range(11)])
    assert [(one.step, one.count, one.days) for one in steps] == [
        ("confirmed", 11, 5.0), ("decided", 11, 3.0), ("handed", 0, None),
    ]  # fmt: skip


def test_the_time_of_a_few_is_not_told() -> None:
    assert [(one.count, one.days) for one in paces([days(1, 2, 3)] * 9)] == [(None, None)] * 3


def test_nobody_yet_is_no_time_at_all() -> None:
    assert [(one.count, one.days) for one in paces([])] == [(0, None)] * 3


def test_the_documents_own_days_are_its_steps_and_the_notice() -> None:
    assert limit_of(NURSING) == 3 + 4 + 3 + 5 + 7


def test_the_day_after_day_of_the_document_is_saved() -> None:
    (found,) = spared([days(1, 6)] * 10)
    assert (found.matters, found.limit, found.took, found.days) == (10, 22, 5.0, 17.0)
    assert (found.papers, found.fields) == (10 * 5, 10 * fields_of(NURSING))


def test_whether_it_is_drawn_is_no_field_of_a_form() -> None:
    assert fields_of(NURSING) == len(NURSING.facts) - 1


def test_nothing_decided_yet_saves_nothing_yet() -> None:
    (found,) = spared([days(1)] * 10)
    assert (found.took, found.days) == (None, None)


def test_fewer_than_ten_of_a_policy_are_left_out() -> None:
    assert spared([days(1, 2)] * 9) == ()


@pytest.mark.django_db
def test_a_matter_leaves_its_days(found: dict[str, Offer], resident: Person, officer: Person) -> None:
    drawing(found["bj.elder_aged"].pk, resident, officer)
    confirmed(found["bj.elder_hardship"].pk, resident)
    today = clock.today()
    with officer.acting(STATISTICS) as acting:
        seen = {one.policy: one for one in days_of(acting.scope)}
    assert seen["bj.elder_aged"] == Days("bj.elder_aged", today, today, today, today)
    assert seen["bj.elder_hardship"].spans == (0, None, None)


@pytest.mark.django_db
def test_three_queries_however_many(found: dict[str, Offer], resident: Person, officer: Person) -> None:
    for offer in (found["bj.elder_aged"], found["bj.elder_hardship"]):
        confirmed(offer.pk, resident)
    with officer.acting(STATISTICS) as acting, CaptureQueriesContext(connection) as queries:
        days_of(acting.scope)
    assert len(queries) == 3
