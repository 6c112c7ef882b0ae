"""Three options from the rows of the plan."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.command import api
from jiayuan.command.models import Dispatch, Unit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed, NotFound
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event, report
from tests.people import People


def test_three_options_ascend(event: Event) -> None:
    options = api.recommend(report(event, "lost_item")).options
    assert [option.rank for option in options] == [1, 2, 3]
    assert options[0].sum_eta_s <= options[1].sum_eta_s <= options[2].sum_eta_s


def test_everybody_proposed_has_the_skill(event: Event) -> None:
    for option in api.recommend(report(event, "medical")).options:
        assert all(skill in unit.skills for unit, skill in option.sent)


def test_reasons_are_given(event: Event) -> None:
    option = api.recommend(report(event)).options[0]
    assert "fastest" in option.reasons
    assert set(option.reasons) <= set(api.REASONS)


def test_silent_units_are_left_out_with_their_reason(event: Event) -> None:
    incident = report(event)
    with clock.frozen(AT + timedelta(seconds=301)):
        found = api.recommend(incident)
    assert found.options == ()
    assert found.excluded["stale"] > 0


def test_units_on_break_are_left_out(event: Event) -> None:
    incident = report(event)
    first = api.recommend(incident).options[0].sent[0][0].key
    api.shift_command(first, "pause")
    again = api.recommend(incident)
    assert again.excluded["break"] == 1
    assert first not in again.options[0].keys


def test_shift_that_is_over_is_left_out(event: Event) -> None:
    incident = report(event)
    Unit.objects.filter(plan=event.plan).update(shift_ends_at=AT)
    assert api.recommend(incident).options == ()


def test_nothing_is_changed(event: Event) -> None:
    api.recommend(report(event))
    assert not Dispatch.objects.exists()


def test_loss_is_a_share(event: Event) -> None:
    for option in api.recommend(report(event)).options:
        assert 0 <= option.cover_loss <= len(option.sent)


def test_times_are_measured(event: Event) -> None:
    found = api.recommend(report(event))
    assert 0 < found.eta_ms < found.total_ms
    assert found.units == len(event.fixes)


def test_worker_may_not_ask(event: Event, people: People) -> None:
    incident = report(event)
    with people.worker.acting(EVENT_STAFFING), pytest.raises(NotAllowed):
        api.recommend(incident)


def test_unknown_incident_is_not_found(event: Event) -> None:
    with pytest.raises(NotFound):
        api.recommend(event.plan)
