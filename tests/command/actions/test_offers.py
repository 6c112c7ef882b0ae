"""Offering an incident to units, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError

from jiayuan.audit.api import search
from jiayuan.command import api
from jiayuan.command.models import Dispatch, EventPlan, Incident, LogEntry, Unit
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import AUDIT_REVIEW, EVENT_STAFFING
from tests.command.stage import AT, Event, report, send
from tests.people import People


def free(event: Event, skill: str = "volunteer") -> list[Unit]:
    rows = Unit.objects.filter(plan=event.plan, state="available", skills__contains=[skill])
    return list(rows.order_by("call_sign"))


def test_offer_keeps_what_the_dispatcher_saw(event: Event) -> None:
    incident, unit = report(event, "lost_item"), free(event)[0]
    (task,) = api.confirm_dispatch(incident, [(unit.pk, "volunteer", 91.5)])
    row = Dispatch.objects.get(pk=task)
    assert (row.skill, row.eta_s, row.rank, row.state) == ("volunteer", 91.5, 1, "offered")
    assert row.expires_at - row.offered_at == timedelta(seconds=60)


def test_units_are_asked_in_one_order(event: Event) -> None:
    incident, (a, b) = report(event, "lost_child"), free(event)[:2]
    sent = [(max(a.pk, b.pk), "volunteer", 1.0), (min(a.pk, b.pk), "volunteer", 2.0)]
    made = [Dispatch.objects.get(pk=task).unit_id for task in api.confirm_dispatch(incident, sent)]
    assert made == sorted(made)


def test_skill_a_unit_lacks_is_refused(event: Event) -> None:
    incident = report(event)
    unit = next(unit for unit in free(event) if "medic" not in unit.skills)
    with pytest.raises(Invalid, match="技能"):
        api.confirm_dispatch(incident, [(unit.pk, "medic", 10.0)])


def test_one_bad_unit_sends_nobody(event: Event) -> None:
    incident, unit = report(event, "lost_child"), free(event)[0]
    with pytest.raises(NotFound):
        api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0), (uuid7(), "volunteer", 2.0)])


def test_same_unit_twice_is_a_conflict(event: Event) -> None:
    incident, unit = report(event, "lost_child"), free(event)[0]
    with pytest.raises(Conflict):
        api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0)] * 2)


def test_unit_of_another_plan_is_refused(event: Event) -> None:
    incident, unit = report(event, "lost_item"), free(event)[0]
    other = EventPlan.objects.get(pk=event.plan)
    other.pk, other.kind, other._state.adding = uuid7(), "emergency", True
    other.save(force_insert=True)
    Unit.objects.filter(pk=unit.pk).update(plan=other)
    with pytest.raises(Invalid, match="不属于本方案"):
        api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0)])


@pytest.mark.parametrize("state", ["off", "break", "offered", "enroute", "on_scene", "out_of_service"])
def test_unit_that_is_not_free_is_not_asked(event: Event, state: str) -> None:
    incident, unit = report(event, "lost_item"), free(event)[0]
    Unit.objects.filter(pk=unit.pk).update(state=state)
    with pytest.raises(Conflict) as refused:
        api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0)])
    assert (refused.value.code, refused.value.advice) == ("unit-taken", unit.call_sign)


def test_database_has_the_last_word_on_a_taken_unit(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, unit = report(event, "lost_item"), report(event, "lost_item"), free(event)[0]
    api.confirm_dispatch(first, [(unit.pk, "volunteer", 1.0)])
    Unit.objects.filter(pk=unit.pk).update(state="available")
    with pytest.raises(Conflict) as refused:
        api.confirm_dispatch(second, [(unit.pk, "volunteer", 1.0)])
    assert refused.value.advice == f"{unit.call_sign} #1"
    assert isinstance(refused.value.__context__, IntegrityError)


def test_asked_and_new_units_together_are_a_conflict(event: Event) -> None:
    incident, (a, b) = report(event, "lost_child"), free(event)[:2]
    api.confirm_dispatch(incident, [(a.pk, "volunteer", 1.0)])
    with pytest.raises(Conflict):
        api.confirm_dispatch(incident, [(a.pk, "volunteer", 1.0), (b.pk, "volunteer", 2.0)])


def test_second_unit_can_be_added_by_itself(event: Event) -> None:
    incident, (a, b) = report(event, "lost_child"), free(event)[:2]
    api.confirm_dispatch(incident, [(a.pk, "volunteer", 1.0)])
    api.confirm_dispatch(incident, [(b.pk, "volunteer", 2.0)])
    assert Dispatch.objects.filter(incident=incident, state="offered").count() == 2


def test_sending_is_the_triage_of_who_did_not_wait(event: Event) -> None:
    incident = report(event)
    send(incident)
    row = Incident.objects.get(pk=incident)
    assert (row.triaged_at, row.dispatched_at, row.state) == (AT, AT, "dispatching")


@pytest.mark.parametrize("command", ["cancel", "merge"])
def test_no_unit_is_sent_to_what_is_over(event: Event, command: str) -> None:
    incident, other = report(event), report(event)
    api.incident_command(incident, command, data={"reason": "误报", "into": other})
    with pytest.raises(Conflict):
        send(incident)


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_blank_is_no_reason(event: Event, reason: str) -> None:
    incident, unit = report(event, "lost_item"), free(event)[0]
    with pytest.raises(Invalid) as refused:
        api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0)], rank=2, override_reason=reason)
    assert refused.value.code == "override-reason"


def test_reason_names_nobody_by_phone(event: Event) -> None:
    incident, unit = report(event, "lost_item"), free(event)[0]
    reason = f"队长 13812345678 说可以去 {'长' * 300}"
    (task,) = api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0)], rank=2, override_reason=reason)
    row = Dispatch.objects.get(pk=task)
    assert "12345" not in row.override_reason + LogEntry.objects.get(incident=incident).text
    assert len(row.override_reason) == 200


def test_decision_is_logged_with_call_signs(event: Event) -> None:
    incident, unit = report(event, "lost_item"), free(event)[0]
    api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0)])
    row = LogEntry.objects.get(incident=incident)
    assert (row.kind, row.text) == ("decision", f"#1 → {unit.call_sign}")


def test_who_confirmed_stands_in_row_and_record(event: Event, people: People) -> None:
    incident, unit = report(event, "lost_item"), free(event)[0]
    with people.officer.acting(EVENT_STAFFING):
        (task,) = api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0)])
    assert Dispatch.objects.get(pk=task).confirmed_by == people.officer.account_id
    with people.auditor.acting(AUDIT_REVIEW):
        (entry,) = search(act="command.dispatch.confirm", obj=f"incident:{incident}")
    assert (entry.actor, entry.n) == (people.officer.account_id, 1)


@pytest.mark.parametrize(("who", "error"), [("worker", NotAllowed), ("auditor", NotAllowed), ("neighbour", NotAllowed)])
def test_others_send_nobody(event: Event, people: People, who: str, error: type[Exception]) -> None:
    incident, unit = report(event, "lost_item"), free(event)[0]
    with getattr(people, who).acting(EVENT_STAFFING), pytest.raises(error):
        api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0)])
    assert not Dispatch.objects.filter(incident=incident).exists()


def test_incident_of_nowhere_is_not_found(event: Event) -> None:
    with pytest.raises(NotFound):
        api.confirm_dispatch(UUID(int=7), [(free(event)[0].pk, "volunteer", 1.0)])


def test_answered_offer_of_the_same_unit_is_not_a_repeat(event: Event) -> None:
    incident, unit = report(event, "lost_item"), free(event)[0]
    (first,) = api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0)])
    api.dispatch_command(first, "decline")
    (second,) = api.confirm_dispatch(incident, [(unit.pk, "volunteer", 1.0)])
    assert first != second
