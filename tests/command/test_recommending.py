"""Three options from the rows of the plan."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.audit.models import Record
from jiayuan.command import api
from jiayuan.command.candidates import fleet_row
from jiayuan.command.eta import eta_vector
from jiayuan.command.fleet import fleet_of
from jiayuan.command.models import Dispatch, EventPlan, Incident, Unit
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed, NotFound
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.places.api import network
from tests.command.stage import AT, Event, report
from tests.people import People
from tests.tree import DISTRICT


def test_three_options_ascend(running: Event) -> None:
    options = api.recommend(report(running, "lost_item")).options
    assert [option.rank for option in options] == [1, 2, 3]
    assert options[0].sum_eta_s <= options[1].sum_eta_s <= options[2].sum_eta_s


def test_everybody_proposed_has_the_skill(running: Event) -> None:
    for option in api.recommend(report(running, "medical")).options:
        assert all(skill in unit.skills for unit, skill in option.sent)


def test_reasons_are_given(running: Event) -> None:
    option = api.recommend(report(running)).options[0]
    assert "fastest" in option.reasons
    assert set(option.reasons) <= set(api.REASONS)


def test_silent_units_are_left_out_with_their_reason(running: Event) -> None:
    incident = report(running)
    with clock.frozen(AT + timedelta(seconds=301)):
        found = api.recommend(incident)
    assert found.options == ()
    assert found.excluded["stale"] > 0


def test_units_on_break_are_left_out(running: Event) -> None:
    incident = report(running)
    first = api.recommend(incident).options[0].sent[0][0].key
    api.shift_command(first, "pause")
    again = api.recommend(incident)
    assert again.excluded["break"] == 1
    assert first not in again.options[0].keys


def test_shift_that_is_over_is_left_out(running: Event) -> None:
    incident = report(running)
    Unit.objects.filter(plan=running.plan).update(shift_ends_at=AT)
    assert api.recommend(incident).options == ()


def test_nothing_is_changed(running: Event) -> None:
    api.recommend(report(running))
    assert not Dispatch.objects.exists()


def test_loss_is_a_share(running: Event) -> None:
    for option in api.recommend(report(running)).options:
        assert 0 <= option.cover_loss <= len(option.sent)


def test_times_are_measured(running: Event) -> None:
    found = api.recommend(report(running))
    assert 0 < found.eta_ms < found.total_ms
    assert found.units == len(running.fixes)


def test_worker_may_not_ask(running: Event, people: People) -> None:
    incident = report(running)
    with people.worker.acting(EVENT_STAFFING), pytest.raises(NotAllowed):
        api.recommend(incident)


def test_unknown_incident_is_not_found(running: Event) -> None:
    with pytest.raises(NotFound):
        api.recommend(running.plan)


def test_best_option_is_the_nearest_who_can(running: Event) -> None:
    """Every free unit with the skill, measured one by one, against what is proposed."""
    incident = Incident.objects.get(pk=report(running, "lost_item"))
    found = api.recommend(incident.pk)
    able = Unit.objects.filter(plan=running.plan, state="available", skills__contains=["volunteer"])
    rows = [fleet_row(unit, unit.position, AT) for unit in able.select_related("position") if hasattr(unit, "position")]
    each = [eta_vector(network(), fleet_of([row]), incident.lon, incident.lat)[0] for row in rows]
    assert found.options[0].max_eta_s == pytest.approx(min(each))
    assert [option.max_eta_s for option in found.options] == pytest.approx(sorted(each)[:3])


def test_left_out_and_proposable_are_all_units(running: Event) -> None:
    Unit.objects.filter(plan=running.plan, type_code="VF").update(state="break")
    found = api.recommend(report(running, "lost_item"))
    able = Unit.objects.filter(plan=running.plan, state="available", skills__contains=["volunteer"]).count()
    assert sum(found.excluded.values()) + able == found.units == len(found.ages)


def test_target_that_has_passed_is_said(running: Event) -> None:
    incident = report(running, "lost_item")
    with clock.frozen(AT + timedelta(seconds=200)):
        option = api.recommend(incident).options[0]
    assert "over_target" in option.reasons
    assert "in_target" not in option.reasons


def test_reading_positions_leaves_a_record(running: Event, people: People) -> None:
    incident = report(running)
    api.recommend(incident)
    with people.auditor.acting():
        kept = Record.objects.get(act="command.incident.recommend")
    assert kept.object == f"incident:{incident}"
    assert kept.fields == ["position"]
    assert kept.n == len(running.fixes)


def test_other_streets_service_finds_nothing(running: Event) -> None:
    incident = report(running)
    elsewhere = acting_as_service("tests", place=DISTRICT.child("002"), purpose=EVENT_STAFFING)
    with elsewhere, pytest.raises(NotFound):
        api.recommend(incident)


def test_closed_plan_shows_no_positions(running: Event) -> None:
    incident = report(running)
    EventPlan.objects.filter(pk=running.plan).update(state="closed")
    found = api.recommend(incident)
    assert (found.options, found.units) == ((), 0)


def test_crew_of_two_skills_is_complete_or_says_what_is_missing(running: Event) -> None:
    Unit.objects.filter(plan=running.plan, skills__contains=["fire"]).update(state="break")
    option = api.recommend(report(running, "fire_smoke")).options[0]
    assert option.missing == ("fire",)
    assert "partial" in option.reasons
