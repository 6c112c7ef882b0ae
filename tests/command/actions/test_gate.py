"""Rights and versions at the gate of every write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiayuan.command.actions.gate import RESPOND, allow, same_version, write_log
from jiayuan.command.models import EventPlan, LogEntry, Responder, Unit
from jiayuan.kernel.context import entered
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event
from tests.people import People


def test_nobody_acts_outside_acting(db: None) -> None:
    with pytest.raises(NotAllowed):
        allow("command.view")


def test_right_is_asked_for(people: People) -> None:
    with people.worker.acting(EVENT_STAFFING), pytest.raises(NotAllowed):
        allow("command.dispatch")


def test_dispatcher_may_tick_for_any_unit(people: People) -> None:
    with people.officer.acting(EVENT_STAFFING):
        assert allow(RESPOND).account_id == people.officer.account_id


def test_others_may_not_respond(people: People) -> None:
    with people.worker.acting(EVENT_STAFFING), pytest.raises(NotAllowed):
        allow(RESPOND, Unit(lead=Responder(account_id=people.worker.account_id)))


def test_version_must_be_the_one_shown(event: Event) -> None:
    plan = EventPlan.objects.get(pk=event.plan)
    same_version(plan, None)
    same_version(plan, plan.version)
    with pytest.raises(Conflict):
        same_version(plan, plan.version - 1)


def test_log_names_who_and_when(event: Event) -> None:
    plan = EventPlan.objects.get(pk=event.plan)
    write_log(plan, "message", "换岗")
    row = LogEntry.objects.filter(plan=plan).order_by("-pk")[0]
    assert (row.text, row.at) == ("换岗", AT)


def test_responder_acts_for_the_own_unit_and_no_other(people: People) -> None:
    mine = Unit(lead=Responder(account_id=people.officer.account_id))
    others = [None, Unit(lead=None), Unit(lead=Responder(account_id=people.worker.account_id))]
    with people.officer.acting(EVENT_STAFFING) as acting, entered(replace(acting, role="responder")):
        assert allow(RESPOND, mine).account_id == people.officer.account_id
        for unit in others:
            with pytest.raises(NotFound):
                allow(RESPOND, unit)


def test_what_people_typed_into_the_log_is_masked(event: Event) -> None:
    plan = EventPlan.objects.get(pk=event.plan)
    write_log(plan, "message", "联系 138-1234-5678")
    assert LogEntry.objects.filter(plan=plan).order_by("-pk")[0].text == "联系 138****78"
