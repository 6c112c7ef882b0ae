"""The escalation list: 50, 80, 100 and 150 percent of the target."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from jiayuan.command import api
from jiayuan.command.models import Dispatch, Escalation, Incident, LiveEvent, LogEntry
from jiayuan.command.words import ESCALATIONS
from jiayuan.kernel import clock, events
from tests.command.stage import AT, Event, report, send

# A medical matter has 300 seconds.
STEPS = [(149, []), (150, [1]), (240, [2]), (300, [3]), (450, [4])]


def later(seconds: float) -> object:
    return clock.frozen(AT + timedelta(seconds=seconds))


def levels(incident: UUID) -> list[int]:
    return list(Escalation.objects.filter(incident=incident).order_by("level").values_list("level", flat=True))


@pytest.mark.parametrize(("seconds", "found"), STEPS)
def test_unanswered_incident_climbs(event: Event, seconds: int, found: list[int]) -> None:
    incident = report(event)
    with later(seconds):
        assert api.escalate_incidents() == len(found)
    assert levels(incident) == found


def test_every_step_once_in_a_regular_sweep(event: Event) -> None:
    incident = report(event)
    for second in range(0, 600, 15):
        with later(second):
            api.escalate_incidents()
    assert levels(incident) == [1, 2, 3, 4]
    rows = Escalation.objects.filter(incident=incident).order_by("level")
    assert [(row.at - AT).total_seconds() for row in rows] == [150, 240, 300, 450]
    assert [row.kind for row in rows] == [step.code for step in ESCALATIONS.values()]


def test_sweep_that_comes_late_writes_the_highest_step_only(event: Event) -> None:
    incident = report(event)
    with later(1000):
        api.escalate_incidents()
        api.escalate_incidents()
    assert levels(incident) == [4]


def test_accepted_in_time_is_no_first_step(event: Event) -> None:
    incident = report(event)
    api.dispatch_command(send(incident)[0], "accept")
    with later(200):
        assert api.escalate_incidents() == 0
    with later(240):
        assert api.escalate_incidents() == 1
    assert levels(incident) == [2]


def test_departed_in_time_waits_for_the_target(event: Event) -> None:
    incident = report(event)
    task = send(incident)[0]
    for command in ("accept", "depart"):
        api.dispatch_command(task, command)
    with later(299):
        assert api.escalate_incidents() == 0
    with later(300):
        assert api.escalate_incidents() == 1
    assert levels(incident) == [3]


def test_offer_alone_is_no_answer(event: Event) -> None:
    incident = report(event)
    send(incident)
    with later(150):
        assert api.escalate_incidents() == 1
    assert levels(incident) == [1]


def test_nobody_calls_for_help_once_somebody_is_there(event: Event) -> None:
    incident = report(event)
    task = send(incident)[0]
    for command in ("accept", "depart", "arrive"):
        api.dispatch_command(task, command)
    with later(3600):
        assert api.escalate_incidents() == 0
    assert levels(incident) == []


@pytest.mark.parametrize("state", ["resolved", "closed", "cancelled", "merged"])
def test_what_is_over_does_not_climb(event: Event, state: str) -> None:
    Incident.objects.filter(pk=report(event)).update(state=state)
    with later(3600):
        assert api.escalate_incidents() == 0


def test_each_incident_by_its_own_target(event: Event) -> None:
    volunteers, professionals = report(event, "lost_item"), report(event, "facility")
    with later(100):
        assert api.escalate_incidents() == 1
    assert (levels(volunteers), levels(professionals)) == ([1], [])


def test_step_is_logged_and_shown(event: Event) -> None:
    incident = report(event)
    before = LiveEvent.objects.filter(kind="incident", ref=incident).count()
    with later(300):
        api.escalate_incidents()
    row = LogEntry.objects.get(incident=incident, kind="escalation")
    assert row.text == "#1 escalation 3: red_list"
    assert LiveEvent.objects.filter(kind="incident", ref=incident).count() == before + 1


def test_step_is_announced_as_a_fact(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[object] = []
    incident = report(event)
    monkeypatch.setattr(events, "_transport", [said.append])
    with later(300):
        api.escalate_incidents()
    assert said[-1] == api.IncidentEscalated(event.plan, incident, 3)


def test_step_is_never_written_twice_or_changed(event: Event) -> None:
    incident = report(event)
    with later(300):
        api.escalate_incidents()
    row = Escalation.objects.get(incident=incident)
    row.pk, row._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_escalation_sends_nobody(event: Event) -> None:
    report(event)
    with later(1000):
        api.escalate_incidents()
    assert not Dispatch.objects.filter(plan=event.plan).exists()


def test_reopened_incident_asks_for_help_anew(event: Event) -> None:
    incident = report(event)
    task = send(incident)[0]
    for command in ("accept", "depart", "arrive", "clear"):
        api.dispatch_command(task, command)
    with later(60):
        api.incident_command(incident, "reopen")
    with later(155):
        assert api.escalate_incidents() == 1
    assert levels(incident) == [1]


def test_plan_that_is_over_is_left_alone(event: Event) -> None:
    incident = report(event, "lost_item")
    api.plan_command(event.plan, "close")
    with later(3600):
        assert api.escalate_incidents() == 0
    assert levels(incident) == []


def test_queue_and_panel_say_how_far_it_has_come(event: Event) -> None:
    late, fresh = report(event), report(event, "facility")
    assert {row.id: row.escalation for row in api.incidents_view(event.plan)} == {late: 0, fresh: 0}
    Incident.objects.filter(pk=late).update(reported_at=AT - timedelta(seconds=300))
    api.escalate_incidents()
    assert {row.id: row.escalation for row in api.incidents_view(event.plan)} == {late: 3, fresh: 0}
    assert api.incident_view(late).escalation == 3
