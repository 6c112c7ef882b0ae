"""Reporting incidents and their way to the end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.command import api
from jiayuan.command.models import Dispatch, Incident, LiveEvent, Unit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event, report, send
from tests.people import People


def test_report_takes_priority_and_needs_of_its_class(event: Event) -> None:
    row = Incident.objects.get(pk=report(event, "crowding"))
    assert (row.number, row.priority, row.service, row.target_s) == (1, 1, "professional", 300)
    assert row.needs == [{"skill": "crowd", "count": 2}]


def test_numbers_follow_each_other(event: Event) -> None:
    found = [Incident.objects.get(pk=report(event)).number for _ in range(3)]
    assert found == [1, 2, 3]


def test_repeated_report_is_the_same_incident(event: Event) -> None:
    key = uuid7()
    assert report(event, client_key=key) == report(event, client_key=key)
    assert Incident.objects.filter(plan=event.plan).count() == 1


@pytest.mark.parametrize("word", ["assembly", "petition", "opinion", "key_person", ""])
def test_classes_are_a_closed_list(event: Event, word: str) -> None:
    with pytest.raises(Invalid) as refused:
        report(event, word)
    assert refused.value.errors[0].field == "class_code"


def test_all_faults_are_named_at_once(event: Event) -> None:
    with pytest.raises(Invalid) as refused:
        report(event, "x", priority=7, source="camera", lon=0.0)
    assert [item.field for item in refused.value.errors] == ["class_code", "priority", "source", "place"]


def test_text_is_masked_before_it_is_stored(event: Event) -> None:
    row = Incident.objects.get(pk=report(event, text="家属电话 13812345678"))
    assert "12345" not in row.text


def test_no_report_before_the_plan_is_active(event: Event) -> None:
    api.plan_command(event.plan, "close")
    with pytest.raises(Refused):
        report(event)


def test_every_change_has_a_live_event(event: Event) -> None:
    incident = report(event)
    assert LiveEvent.objects.filter(plan=event.plan, kind="incident", ref=incident).count() == 1


def test_triage_corrects_priority_and_needs(event: Event) -> None:
    incident = report(event)
    data = {"priority": 2, "needs": [("volunteer", 2)]}
    assert api.incident_command(incident, "triage", data=data) == "triaged"
    row = Incident.objects.get(pk=incident)
    assert (row.priority, row.needs) == (2, [{"skill": "volunteer", "count": 2}])


@pytest.mark.parametrize("data", [{"priority": 9}, {"needs": [("spy", 1)]}, {"needs": [("medic", 0)]}])
def test_wrong_triage_is_refused(event: Event, data: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        api.incident_command(report(event), "triage", data=data)


def test_cancel_needs_a_reason(event: Event) -> None:
    incident = report(event)
    with pytest.raises(Invalid):
        api.incident_command(incident, "cancel")
    assert api.incident_command(incident, "cancel", data={"reason": "误报"}) == "cancelled"


def test_cancel_recalls_the_units(event: Event) -> None:
    incident = report(event)
    task = Dispatch.objects.get(pk=send(incident)[0])
    api.incident_command(incident, "cancel", data={"reason": "误报"})
    task.refresh_from_db()
    assert (task.state, Unit.objects.get(pk=task.unit_id).state) == ("recalled", "available")


def test_merge_needs_an_open_target(event: Event) -> None:
    first, second = report(event), report(event)
    with pytest.raises(Invalid):
        api.incident_command(second, "merge", data={"into": second})
    assert api.incident_command(second, "merge", data={"into": first}) == "merged"
    assert Incident.objects.get(pk=second).duplicate_of_id == first


def test_duplicates_are_hinted_at(event: Event) -> None:
    first, second = report(event), report(event)
    report(event, "lost_item")
    report(event, lon=event.fixes[0].lon + 0.01)
    assert [row.pk for row in api.duplicates_of(Incident.objects.get(pk=second))] == [first]


def test_steps_of_dispatch_are_not_commands(event: Event) -> None:
    with pytest.raises(Invalid):
        api.incident_command(report(event), "arrive")


def test_close_before_handling_is_refused(event: Event) -> None:
    with pytest.raises(Conflict):
        api.incident_command(report(event), "close")


def resolved(event: Event) -> object:
    incident = report(event)
    for task in send(incident):
        for command in ("accept", "depart", "arrive", "clear"):
            api.dispatch_command(task, command)
    return incident


def test_reopen_within_two_hours(event: Event) -> None:
    incident = resolved(event)
    with clock.frozen(AT + timedelta(hours=1)):
        assert api.incident_command(incident, "reopen") == "triaged"  # type: ignore[arg-type]


def test_reopen_later_is_refused(event: Event) -> None:
    incident = resolved(event)
    with clock.frozen(AT + timedelta(hours=3)), pytest.raises(Refused):
        api.incident_command(incident, "reopen")  # type: ignore[arg-type]


def test_worker_reports_but_does_not_see_the_streets_plan(event: Event, people: People) -> None:
    with people.worker.acting(EVENT_STAFFING), pytest.raises(Exception, match="没有找到"):
        report(event)


def test_auditor_may_not_report(event: Event, people: People) -> None:
    with people.auditor.acting(EVENT_STAFFING), pytest.raises(NotAllowed):
        report(event)
