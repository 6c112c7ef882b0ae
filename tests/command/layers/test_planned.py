"""Layers of what was planned and of what moves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from jiayuan.command import api
from jiayuan.command.layers.running import OLD_S
from jiayuan.command.models import EventPlan, PositionLatest, Post, RiskPoint, SecurityPoint, SolveRun, Unit
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from tests.command.stage import AT, Event, report, send


def layer(event: Event, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.layer_features(event.plan, name)["features"]
    return found


def properties(event: Event, name: str) -> list[dict[str, Any]]:
    return [item["properties"] for item in layer(event, name)]


def test_plan_without_a_computation_has_no_blind_spots(running: Event) -> None:
    assert layer(running, "blind") == []


def test_blind_spots_are_those_of_the_last_computation(running: Event) -> None:
    plan = EventPlan.objects.get(pk=running.plan)
    values: dict[str, Any] = {
        "plan": plan, "place_path": plan.place_path, "kind": "deployment", "inputs_sha256": "", "seed": 0,
        "versions": {}, "objective": 0.0, "status": "optimal", "trace": [], "cpu_s": 0.0, "wall_s": 0.0,
        "made_by": uuid7(),
    }  # fmt: skip
    for minutes, blind in ((1, [[116.38, 39.9, 60.0], [116.381, 39.9, None]]), (0, [[116.3, 39.8, 1.0]])):
        made_at = AT + timedelta(minutes=minutes)
        SolveRun.objects.create(id=uuid7(), made_at=made_at, figures={"blind": blind}, **values)
    assert [row["over_s"] for row in properties(running, "blind")] == [60.0, None]


def test_weights_are_shares_of_the_heaviest(running: Event) -> None:
    rows = properties(running, "risk")
    assert max(row["weight"] for row in rows) == 1.0
    assert all(0 < row["weight"] <= 1 for row in rows)
    assert len(rows) == RiskPoint.objects.filter(plan=running.plan).count()


def test_risk_is_a_place_never_a_person(running: Event) -> None:
    assert all(set(row) == {"weight", "label", "core"} for row in properties(running, "risk"))


def test_core_risk_is_marked(running: Event) -> None:
    RiskPoint.objects.filter(plan=running.plan).update(zone="alert")
    RiskPoint.objects.filter(pk=RiskPoint.objects.filter(plan=running.plan).order_by("pk")[0].pk).update(zone="core")
    assert [row["core"] for row in properties(running, "risk")][:2] == [True, False]


def test_points_are_named_in_the_readers_language(running: Event) -> None:
    SecurityPoint.objects.filter(plan=running.plan).update(kind="medical")
    assert properties(running, "points")[0]["label"].startswith("医疗点 ")
    with translation.override("en"):
        assert not properties(running, "points")[0]["label"].startswith("医疗点")


def test_post_counts_the_units_that_belong_there(running: Event) -> None:
    posts = {row["label"].split()[0]: row["staff"] for row in properties(running, "posts")}
    for post in Post.objects.filter(plan=running.plan):
        assert posts[post.code] == Unit.objects.filter(home_post=post).count()


def test_empty_plan_has_empty_layers(running: Event) -> None:
    Post.objects.filter(plan=running.plan).update(plan=other_plan(running))
    RiskPoint.objects.filter(plan=running.plan).update(plan=other_plan(running))
    assert (layer(running, "posts"), layer(running, "risk")) == ([], [])


def other_plan(event: Event) -> EventPlan:
    plan = EventPlan.objects.get(pk=event.plan)
    plan.pk, plan.state, plan._state.adding = uuid7(), "draft", True
    plan.save(force_insert=True)
    return plan


@pytest.mark.parametrize(("age", "stale"), [(0, False), (OLD_S, False), (OLD_S + 1, True)])
def test_silent_unit_is_grey_with_its_age(running: Event, age: int, stale: bool) -> None:
    with clock.frozen(AT + timedelta(seconds=age)):
        row = properties(running, "units")[0]
    assert (row["age_s"], row["stale"]) == (age, stale)


def test_clock_of_a_phone_that_runs_ahead_is_no_negative_age(running: Event) -> None:
    PositionLatest.objects.filter(plan=running.plan).update(fix_at=AT + timedelta(seconds=50))
    assert {row["age_s"] for row in properties(running, "units")} == {0}


def test_unit_is_shown_by_call_sign_without_a_name(running: Event) -> None:
    calls = [row["call"] for row in properties(running, "units")]
    assert calls == sorted(calls)
    assert set(properties(running, "units")[0]) == {
        "call", "state", "mode", "mode_label", "professional", "age_s", "stale",
    }  # fmt: skip


def test_incident_has_its_name_number_and_time(running: Event) -> None:
    report(running, "lost_child")
    with clock.frozen(AT + timedelta(seconds=200)):
        (row,) = properties(running, "incidents")
    assert (row["label"], row["left_s"], row["priority"]) == ("#1 儿童走失", -20, 1)
    with translation.override("en"):
        assert properties(running, "incidents")[0]["label"].isascii()


def test_state_on_the_map_follows_the_task(running: Event) -> None:
    incident = report(running)
    send(incident)
    assert properties(running, "incidents")[0]["state"] == "dispatching"
    assert "offered" in {row["state"] for row in properties(running, "units")}


@pytest.mark.parametrize("name", ["posts", "risk", "points", "units", "incidents", "zones", "blind"])
def test_layer_needs_few_queries_however_many_rows(running: Event, name: str) -> None:
    for _ in range(3):
        report(running)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        layer(running, name)
    assert len(caught) <= 3


def test_each_layer_says_how_often_it_changes() -> None:
    assert {layer.id: layer.refresh for layer in api.LAYERS.values() if layer.refresh != "never"} == {
        "posts": "minute", "incidents": "tick", "units": "tick",
    }  # fmt: skip
    assert {layer.kind for layer in api.LAYERS.values()} == {"line", "fill", "circle"}


def test_collection_is_geojson_also_when_it_is_empty() -> None:
    assert api.collection([]) == {"type": "FeatureCollection", "features": []}
