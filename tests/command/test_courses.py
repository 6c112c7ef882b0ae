"""The courses of a plan's incidents, from its rows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.command import api
from jiayuan.command.courses import courses_of
from jiayuan.command.models import Dispatch, EventPlan
from jiayuan.kernel import clock
from tests.command.stage import AT, Event, report, send


@pytest.fixture
def plan(running: Event) -> EventPlan:
    return EventPlan.objects.get(pk=running.plan)


def test_plan_without_incidents_has_no_courses(plan: EventPlan) -> None:
    assert courses_of(plan) == []


def test_steps_that_did_not_happen_are_unknown(plan: EventPlan, running: Event) -> None:
    report(running, "lost_item")
    (course,) = courses_of(plan)
    assert (course.service, course.priority, course.target_s, course.reported_at) == ("temporary", 3, 180, AT)
    assert (course.eta_s, course.dispatched_at, course.arrived_at, course.closed_at) == (None,) * 4


def test_times_of_a_whole_course(plan: EventPlan, running: Event) -> None:
    incident = report(running, "lost_item")
    (task,) = send(incident)
    for second, command in ((10, "accept"), (20, "depart"), (80, "arrive"), (200, "clear")):
        with clock.frozen(AT + timedelta(seconds=second)):
            api.dispatch_command(task, command)
    (course,) = courses_of(plan)
    assert course.until(course.accepted_at) == 10
    assert course.until(course.arrived_at) == 80
    assert course.eta_s == Dispatch.objects.get(pk=task).eta_s


def test_first_estimate_counts_when_several_were_asked(plan: EventPlan, running: Event) -> None:
    incident = report(running, "lost_item")
    (first,) = send(incident)
    api.dispatch_command(first, "decline")
    send(incident)
    least = min(Dispatch.objects.filter(incident=incident).values_list("eta_s", flat=True))
    assert [course.eta_s for course in courses_of(plan)] == [least]


def test_merged_and_cancelled_are_left_out_the_others_in_order(plan: EventPlan, running: Event) -> None:
    first, second, third, last = (report(running, code) for code in ("lost_item", "weather", "facility", "traffic"))
    api.incident_command(second, "cancel", data={"reason": "误报"})
    api.incident_command(third, "merge", data={"into": str(first)})
    assert [course.priority for course in courses_of(plan)] == [3, 2]
    assert api.incident_view(last).number > api.incident_view(first).number
