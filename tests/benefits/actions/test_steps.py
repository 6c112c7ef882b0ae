"""Steps with clocks, closed together."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits.actions.steps import begin_steps, decision, end_steps, last_decider
from jiayuan.benefits.calendars import add_working_days
from jiayuan.benefits.models import CheckStep, Offer
from tests.benefits.steps import doing
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_each_clock_begins_where_the_one_before_ends(nursing: Offer, officer: Person) -> None:
    with doing(nursing, officer) as deed:
        deed.today = date(2026, 9, 28)  # before the national holiday
        steps = begin_steps(deed)
    last = deed.today
    for step, clock in zip(steps, deed.policy.clocks, strict=True):
        expected = add_working_days(last, clock.days)
        assert (step.step, step.due, step.cite) == (clock.step, expected, clock.cite)
        assert expected is not None
        last = expected


def test_the_holiday_is_not_counted(aged: Offer, officer: Person) -> None:
    with doing(aged, officer) as deed:
        deed.today = date(2025, 9, 30)
        opinion, decided = begin_steps(deed)
    assert (opinion.due, decided.due) == (date(2025, 10, 9), date(2025, 10, 15))  # 11 October is worked


def test_a_year_without_a_calendar_has_no_date_and_says_so(aged: Offer, officer: Person) -> None:
    with doing(aged, officer) as deed:
        deed.today = date(2040, 3, 1)
        assert [step.due for step in begin_steps(deed)] == [None, None]


def test_beginning_again_closes_what_was_open_in_nobodys_name(aged: Offer, officer: Person) -> None:
    with doing(aged, officer) as deed:
        begin_steps(deed)
        begin_steps(deed)
        old = list(CheckStep.objects.filter(offer=aged).exclude(done_at=None))
    assert [(step.outcome, step.done_by_id) for step in old] == [("replaced", None)] * 2


def test_ending_closes_only_what_is_open(aged: Offer, officer: Person) -> None:
    with doing(aged, officer, note="核对无误") as deed:
        begin_steps(deed)
        end_steps(deed, "pass")
        begin_steps(deed)
        end_steps(deed, "fail")
        outcomes = list(CheckStep.objects.order_by("id").values_list("outcome", "note"))
    assert outcomes == [("pass", "核对无误")] * 2 + [("fail", "核对无误")] * 2


def test_ending_touches_no_other_matter(found: dict[str, Offer], officer: Person) -> None:
    with doing(found["bj.elder_hardship"], officer) as other:
        begin_steps(other)
    with doing(found["bj.elder_aged"], officer) as deed:
        begin_steps(deed)
        end_steps(deed, "pass")
        assert CheckStep.objects.filter(done_at=None).count() == 2


def test_the_last_decider_is_a_person(aged: Offer, officer: Person, worker: Person) -> None:
    with doing(aged, officer) as deed:
        assert last_decider(deed) is None
        begin_steps(deed)
        begin_steps(deed)
        assert last_decider(deed) is None
        decision(deed, "refusal", cite="二", note="x", outcome="fail")
    with doing(aged, worker) as later:
        decision(later, "settlement", cite="", note="y", outcome="fail")
        found = last_decider(later)
    assert found is not None
    assert found.done_by_id == worker.account_id
