"""Cover that goes with a unit."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command import api
from jiayuan.command.models import Incident, RiskPoint, ServiceClass, Unit
from jiayuan.command.recommending import recommend
from tests.command.stage import Event, report


def losses(running: Event, incident: object) -> list[float]:
    found = recommend(incident)  # type: ignore[arg-type]
    return [unit.loss for option in found.options for unit, _ in option.sent]


def test_losses_are_shares(running: Event) -> None:
    assert all(0 <= loss <= 1 for loss in losses(running, report(running, "lost_item")))


def test_the_last_one_in_reach_takes_all_its_cover_along(running: Event) -> None:
    incident = report(running, "lost_item")
    first = api.recommend(incident).options[0].sent[0][0]
    Unit.objects.filter(plan=running.plan).exclude(pk=first.key).update(state="break")
    alone = api.recommend(incident).options[0].sent[0][0]
    assert alone.key == first.key
    assert alone.loss >= first.loss


def test_without_risk_points_nothing_is_lost(running: Event) -> None:
    incident = report(running, "lost_item")
    RiskPoint.objects.filter(plan=running.plan).update(persons_h=0, lon=100.0)
    assert losses(running, incident) == pytest.approx(np.zeros(3))


def test_without_a_class_nothing_is_lost(running: Event) -> None:
    incident = report(running, "lost_item")
    ServiceClass.objects.filter(plan=running.plan, code="temporary").update(code="other")
    assert losses(running, incident) == [0.0, 0.0, 0.0]


def test_other_skills_do_not_count(running: Event) -> None:
    incident = Incident.objects.get(pk=report(running, "facility"))
    Unit.objects.filter(plan=running.plan).exclude(skills__contains=["professional"]).update(state="break")
    assert len(losses(running, incident.pk)) >= 1
