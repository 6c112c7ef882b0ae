"""What the map stands on: streets, outlines, zones."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from django.utils import translation

from jiayuan.command import api
from jiayuan.command.geometry import polygon, to_geojson
from jiayuan.command.layers.ground import MARGIN_M, bounds_of
from jiayuan.command.models import EventPlan, Zone
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.places import api as places
from jiayuan.places.api import to_local
from tests.command.stage import Event
from tests.people import People
from tests.tree import STREET, as_role


@pytest.fixture
def outlined(running: Event) -> Event:
    """The running event in a street whose outlines are loaded."""
    with as_role("jy_staff"):
        places.load_outlines(STREET)
    return running


def layer(event: Event, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.layer_features(event.plan, name)["features"]
    return found


def labels(event: Event) -> list[str]:
    return [item["properties"]["label"] for item in layer(event, "outlines")]


def test_street_comes_before_its_communities(outlined: Event) -> None:
    found = labels(outlined)
    assert found[0] == "西长安街街道（示意）"
    assert len(found) > 1


def test_every_outline_says_that_it_is_illustrative(outlined: Event) -> None:
    assert all(label.endswith("（示意）") for label in labels(outlined))
    with translation.override("en"):
        assert all(label.endswith("(illustrative)") for label in labels(outlined))


def test_outlines_are_areas_with_a_path(outlined: Event) -> None:
    for item in layer(outlined, "outlines"):
        assert item["geometry"]["type"] in ("Polygon", "MultiPolygon")
        assert item["properties"]["path"].startswith(STREET.value)


def test_only_what_the_event_touches_is_drawn(outlined: Event) -> None:
    everything = labels(outlined)
    spot = polygon(layer(outlined, "outlines")[1]["geometry"]).representative_point()
    small = to_geojson(shapely.Point(spot.x, spot.y).buffer(1.0))
    EventPlan.objects.filter(pk=outlined.plan).update(area=small)
    few = labels(outlined)
    assert set(few) < set(everything)
    assert "西长安街街道（示意）" in few


def test_place_without_outlines_draws_none(running: Event) -> None:
    assert layer(running, "outlines") == []


def test_outlines_lie_below_zones_and_above_streets() -> None:
    assert list(api.LAYERS)[:3] == ["roads", "outlines", "zones"]
    assert api.LAYERS["outlines"].kind == "line"


def test_streets_lie_in_and_around_the_area(running: Event) -> None:
    near = polygon(EventPlan.objects.get(pk=running.plan).area).buffer(MARGIN_M + 400)
    for item in layer(running, "roads")[::25]:
        line = shapely.LineString([to_local(*point) for point in item["geometry"]["coordinates"]])
        assert near.intersects(line)


def test_street_of_both_directions_is_one_line(running: Event) -> None:
    ends = [frozenset(map(tuple, item["geometry"]["coordinates"])) for item in layer(running, "roads")]
    twice = len(ends) - len(set(ends))
    assert twice <= len(ends) * 0.01


def test_streets_have_three_ranks(running: Event) -> None:
    assert {item["properties"]["class"] for item in layer(running, "roads")} == {"main", "side", "foot"}


def test_zones_of_a_plan_without_some(running: Event) -> None:
    Zone.objects.filter(plan=running.plan, kind="alert").update(kind="x")
    assert [item["properties"]["kind"] for item in layer(running, "zones")] == ["control", "core"]


def test_bounds_are_those_of_the_area(running: Event) -> None:
    plan = EventPlan.objects.get(pk=running.plan)
    west, south, east, north = bounds_of(plan)
    ring = plan.area["coordinates"][0]
    assert west == pytest.approx(min(lon for lon, _ in ring), abs=1e-5)
    assert north == pytest.approx(max(lat for _, lat in ring), abs=1e-5)
    assert (east > west, north > south) == (True, True)


@pytest.mark.parametrize("name", ["roads", "outlines", "zones"])
def test_ground_is_open_data_but_the_plan_is_not(running: Event, people: People, name: str) -> None:
    with people.neighbour.acting(EVENT_STAFFING), pytest.raises(Exception, match="没有找到"):
        api.layer_features(running.plan, name)
