"""The after-action page."""

from __future__ import annotations

from datetime import timedelta

from jiayuan.command import api
from jiayuan.kernel import clock
from tests.command.stage import as_service, open_quickly, report, send
from tests.people import People, Person


def test_report_of_a_handled_incident(people: People, officer: Person) -> None:
    now = clock.now()
    event = open_quickly(now)
    with as_service():
        incident = report(event)
        task = send(incident)[0]
    for minute, command in enumerate(("accept", "depart", "arrive", "clear"), start=1):
        with clock.frozen(now + timedelta(minutes=minute)), as_service():
            api.dispatch_command(task, command)
    page = officer.client().get(f"/staff/command/plans/{event.plan}/report/")
    assert page.context["figures"]["arrived"] == 1
    assert "<svg" in page.content.decode()
    assert "<rect" in page.content.decode()


def test_report_without_incidents_says_unknown(people: People, officer: Person) -> None:
    event = open_quickly(clock.now())
    page = officer.client().get(f"/staff/command/plans/{event.plan}/report/").content.decode()
    assert "未知" in page
    assert "<rect" not in page


def test_neighbour_gets_404(people: People, neighbour: Person) -> None:
    event = open_quickly(clock.now())
    assert neighbour.client().get(f"/staff/command/plans/{event.plan}/report/").status_code == 404
