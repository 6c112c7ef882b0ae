"""The dispatcher's part of an exercise."""

from __future__ import annotations

import pytest

from jiayuan.command import api
from jiayuan.command.exercise import Played
from jiayuan.command.exercise.deciding import MOST_TRIES, RETRY_S, Deciding
from jiayuan.command.inputs import RunInfo
from jiayuan.command.models import Dispatch, Incident, Unit
from jiayuan.command.simulate import Happening
from jiayuan.kernel.context import current
from jiayuan.kernel.ids import uuid7
from tests.command.stage import AT, Event


@pytest.fixture
def deciding(running: Event) -> Deciding:
    run = RunInfo(uuid7(), "optimal", 1.0, 1.0, 0.0, 0.1)
    return Deciding(Played(run, running.plan, len(running.fixes), 0), running.place, AT, seed=1)


def reported(deciding: Deciding, running: Event, code: str = "lost_item") -> Incident:
    spot = running.fixes[0]
    deciding.on_report(current(), 0.0, Happening(0.0, spot.lon, spot.lat, code, 240.0))
    return Incident.objects.get(plan=running.plan)


def test_report_waits_for_a_person_to_decide(deciding: Deciding, running: Event) -> None:
    incident = reported(deciding, running)
    moment, deed, what = deciding.agenda.next()
    assert 8 <= moment <= 20
    assert (deed, what, deciding.stay[incident.pk]) == ("decide", incident.pk, 240.0)


def test_decision_sends_the_first_option(deciding: Deciding, running: Event) -> None:
    incident = reported(deciding, running)
    first = api.recommend(incident.pk).options[0]
    deciding.agenda.next()
    deciding.on_decide(current(), 10.0, incident.pk)
    moment, deed, (incident_id, dispatch_id) = deciding.agenda.next()
    assert (deed, incident_id) == ("accept", incident.pk)
    assert 15 <= moment <= 30
    assert Dispatch.objects.get(pk=dispatch_id).unit_id in first.keys
    assert (len(deciding.played.eta_ms), len(deciding.played.decision_ms)) == (1, 1)


def test_with_nobody_free_it_is_asked_again_a_minute_later(deciding: Deciding, running: Event) -> None:
    incident = reported(deciding, running)
    deciding.agenda.next()
    Unit.objects.filter(plan=running.plan).update(state="break")
    deciding.on_decide(current(), 10.0, incident.pk)
    assert deciding.agenda.next() == (10.0 + RETRY_S, "decide", incident.pk)
    assert not Dispatch.objects.exists()


def test_what_nobody_can_do_goes_to_the_district_with_its_reason(deciding: Deciding, running: Event) -> None:
    incident = reported(deciding, running)
    deciding.agenda.next()
    for _ in range(MOST_TRIES):
        deciding.wait_or_hand_over(0.0, incident.pk)
    incident.refresh_from_db()
    assert incident.state == "cancelled"
    assert "区级" in incident.reason


def test_same_seed_same_delays(deciding: Deciding) -> None:
    again = Deciding(deciding.played, deciding.place, AT, seed=1)
    other = Deciding(deciding.played, deciding.place, AT, seed=2)
    drawn = [one.rng.uniform(0, 1, 5).tolist() for one in (deciding, again, other)]
    assert drawn[0] == drawn[1] != drawn[2]
