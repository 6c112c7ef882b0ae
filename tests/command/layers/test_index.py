"""Layers of the one map."""

from __future__ import annotations

import json

import pytest

from jiayuan.command import api
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.places import api as places
from tests.command.stage import Event, report
from tests.people import People
from tests.tree import STREET, as_role

PROPERTIES = {
    "roads": {"class"},
    "outlines": {"path", "label"},
    "zones": {"kind", "label"},
    "blind": {"size_m", "over_s"},
    "risk": {"weight", "label", "core"},
    "points": {"kind", "code", "label"},
    "posts": {"label", "open", "staff"},
    "incidents": {"id", "number", "priority", "state", "label", "left_s"},
    "units": {"call", "state", "mode", "mode_label", "professional", "age_s", "stale"},
}


def test_every_layer_is_valid_geojson(event: Event) -> None:
    report(event)
    with as_role("jy_staff"):
        places.load_outlines(STREET)
    for layer, keys in PROPERTIES.items():
        data = json.loads(json.dumps(api.layer_features(event.plan, layer)))
        assert data["type"] == "FeatureCollection"
        assert {frozenset(feature["properties"]) for feature in data["features"]} == {frozenset(keys)}, layer


def test_layers_are_the_documented_ones() -> None:
    assert list(api.LAYERS) == ["roads", "outlines", "zones", "blind", "risk", "points", "posts", "incidents", "units"]


def test_unknown_layer_is_not_found(event: Event) -> None:
    with pytest.raises(NotFound):
        api.layer_features(event.plan, "residents")


def test_outer_zone_is_drawn_first(event: Event) -> None:
    kinds = [feature["properties"]["kind"] for feature in api.layer_features(event.plan, "zones")["features"]]
    assert kinds == ["control", "alert", "core"]


def test_heaviest_risk_has_weight_one(event: Event) -> None:
    weights = [feature["properties"]["weight"] for feature in api.layer_features(event.plan, "risk")["features"]]
    assert max(weights) == 1.0


def test_bounds_hold_the_area(event: Event) -> None:
    west, south, east, north = api.plan_bounds(event.plan)
    assert 116.3 < west < east < 116.5
    assert 39.8 < south < north < 40.0


def test_posts_count_their_people(event: Event) -> None:
    posts = [feature["properties"] for feature in api.layer_features(event.plan, "posts")["features"]]
    assert all(post["open"] == (post["staff"] > 0) for post in posts)


def test_worker_sees_no_units(event: Event, people: People) -> None:
    with people.worker.acting(EVENT_STAFFING), pytest.raises(NotFound):
        api.layer_features(event.plan, "units")
