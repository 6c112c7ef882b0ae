"""Cover that goes with a unit."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command import api
from jiayuan.command.models import Incident, RiskPoint, ServiceClass, Unit
from jiayuan.command.recommending import recommend
from tests.command.stage import Event, report


def losses(event: Event, incident: object) -> list[float]:
    found = recommend(incident)  # type: ignore[arg-type]
    return [unit.loss for option in found.options for unit, _ in option.sent]


def test_losses_are_shares(event: Event) -> None:
    assert all(0 <= loss <= 1 for loss in losses(event, report(event, "lost_item")))


def test_the_last_one_in_reach_takes_all_its_cover_along(event: Event) -> None:
    incident = report(event, "lost_item")
    first = api.recommend(incident).options[0].sent[0][0]
    Unit.objects.filter(plan=event.plan).exclude(pk=first.key).update(state="break")
    alone = api.recommend(incident).options[0].sent[0][0]
    assert alone.key == first.key
    assert alone.loss >= first.loss


def test_without_risk_points_nothing_is_lost(event: Event) -> None:
    incident = report(event, "lost_item")
    RiskPoint.objects.filter(plan=event.plan).update(persons_h=0, lon=100.0)
    assert losses(event, incident) == pytest.approx(np.zeros(3))


def test_without_a_class_nothing_is_lost(event: Event) -> None:
    incident = report(event, "lost_item")
    ServiceClass.objects.filter(plan=event.plan, code="temporary").update(code="other")
    assert losses(event, incident) == [0.0, 0.0, 0.0]


def test_other_skills_do_not_count(event: Event) -> None:
    incident = Incident.objects.get(pk=report(event, "facility"))
    Unit.objects.filter(plan=event.plan).exclude(skills__contains=["professional"]).update(state="break")
    assert len(losses(event, incident.pk)) >= 1
