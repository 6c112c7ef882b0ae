"""Base layers as GeoJSON."""

from itertools import pairwise

import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.actions import load_divisions, load_outlines
from jiayuan.places.layers import ATTRIBUTION, ROAD_CLASSES, layer, road_class, roads
from tests.tree import STREET

COMMUNITY = PlacePath("110102.001.004.")


@pytest.fixture
def loaded(service: Acting) -> None:
    load_divisions(STREET)
    load_outlines(STREET)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("kind", "count"), [("street", 1), ("community", 11), ("grid", 71), ("district", 0)])
def test_outlines_of_a_kind(kind: str, count: int) -> None:
    assert len(layer(kind, STREET)["features"]) == count


@pytest.mark.usefixtures("loaded")
def test_outlines_say_that_they_are_illustrative() -> None:
    found = layer("community", STREET)
    assert {one["properties"]["status"] for one in found["features"]} == {"illustrative"}
    assert found["attribution"] == ATTRIBUTION


@pytest.mark.django_db
def test_places_without_outlines_are_left_out() -> None:
    assert layer("community", STREET)["features"] == []


@pytest.mark.parametrize("kind", ["room", "people", ""])
def test_other_layers_do_not_exist(kind: str) -> None:
    with pytest.raises(NotFound):
        layer(kind, STREET)


def test_roads_are_lines_by_class() -> None:
    features = layer("roads", COMMUNITY)["features"]
    assert {one["geometry"]["type"] for one in features} == {"LineString"}
    assert {one["properties"]["class"] for one in features} <= set(ROAD_CLASSES)


def test_roads_of_the_street_are_more_than_of_its_community() -> None:
    assert len(roads(STREET)["features"]) > len(roads(COMMUNITY)["features"]) > 5


def test_both_directions_are_drawn_once() -> None:
    lines = [tuple(map(tuple, one["geometry"]["coordinates"])) for one in roads(COMMUNITY)["features"]]
    steps = [frozenset(pair) for line in lines for pair in pairwise(line)]
    assert len(set(steps)) > 0.98 * len(steps)


@pytest.mark.parametrize(
    ("highway", "kind"),
    [("primary", "main"), ("trunk_link", "main"), ("residential", "side"), ("steps", "foot"), ("platform", "")],
)
def test_the_class_of_a_road(highway: str, kind: str) -> None:
    assert road_class(highway) == kind
