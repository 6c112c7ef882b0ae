"""What a new plan stores."""

from __future__ import annotations

import pytest

from jiayuan.command.models import (
    EventPlan,
    EventShift,
    Force,
    Post,
    RiskPoint,
    SecurityPoint,
    ServiceClass,
    Unit,
    Zone,
)
from jiayuan.kernel.ids import uuid7
from tests.command.stage import as_service, draft


@pytest.mark.usefixtures("tree")
def test_all_contents_are_stored() -> None:
    with as_service():
        plan = EventPlan.objects.get(pk=draft(0.05))
        counts = {model.__name__: model.objects.filter(plan=plan).count() for model in (Zone, Post, RiskPoint, Unit)}
    assert counts == {"Zone": 3, "Post": 15, "RiskPoint": 50, "Unit": 150}


@pytest.mark.usefixtures("tree")
def test_points_know_their_zone_and_node() -> None:
    with as_service():
        points = list(SecurityPoint.objects.filter(plan=draft(0.2)))
    assert {point.zone for point in points} >= {"core", "alert"}
    assert all(point.node >= 0 for point in points)


@pytest.mark.usefixtures("tree")
def test_classes_come_from_the_dated_figures() -> None:
    with as_service():
        rows = dict(ServiceClass.objects.filter(plan=draft()).values_list("code", "target_s"))
    assert rows == {"temporary": 180, "professional": 300}


@pytest.mark.usefixtures("tree")
def test_first_shift_spans_the_plan() -> None:
    with as_service():
        plan = EventPlan.objects.get(pk=draft())
        shift = EventShift.objects.get(plan=plan)
    assert (shift.starts_at, shift.ends_at) == (plan.starts_at, plan.ends_at)


@pytest.mark.usefixtures("tree")
def test_lead_becomes_a_responder_without_personal_data() -> None:
    account = uuid7()
    with as_service():
        unit = Unit.objects.select_related("lead", "force").get(plan=draft(leads=(account,)), lead__isnull=False)
    assert unit.lead.account_id == account
    assert {field.name for field in unit.lead._meta.fields} == {
        "id", "place_path", "account_id", "skills", "proofs", "max_hours", "preferences", "agreed_at", "lon", "lat",
    }  # fmt: skip


@pytest.mark.usefixtures("tree")
def test_forces_are_named_once() -> None:
    with as_service():
        names = list(Force.objects.filter(plan=draft(0.1)).values_list("name", flat=True))
    assert len(names) == len(set(names)) > 3
