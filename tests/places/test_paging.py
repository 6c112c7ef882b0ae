"""The tree page by page."""

import pytest

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places import queries
from jiayuan.places.models import Place
from jiayuan.places.paging import PAGE_MOST, children_page, geojson, subtree_page
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_ROOM, STREET, as_role

pytestmark = pytest.mark.usefixtures("tree")


@pytest.mark.parametrize("size", [1, 3, 11, 50])
def test_pages_of_any_size_join_to_the_whole(size: int) -> None:
    told: list[PlacePath] = []
    while page := children_page(STREET, told[-1].value if told else "", size):
        told += [ref.path for ref in page]
    assert told == [ref.path for ref in queries.children(STREET)]


def test_a_subtree_is_read_in_pages_of_one_kind() -> None:
    first = subtree_page(HOME, ["room"], most=5)
    second = subtree_page(HOME, ["room"], after=first[-1].path.value, most=500)
    assert {ref.kind for ref in [*first, *second]} == {"room"}
    assert [*first, *second] == queries.subtree(HOME, ["room"])


def test_a_place_that_comes_between_two_pages_moves_no_row() -> None:
    first = children_page(STREET, most=5)
    with as_role("jy_staff"):
        Place.objects.filter(path=first[0].path.value).update(state="retired")
    second = children_page(STREET, first[-1].path.value, most=5)
    assert second[0].path.value == STREET.child("006").value


@pytest.mark.parametrize(("asked", "told"), [(0, 1), (-3, 1), (10_000, 24)])
def test_a_page_is_neither_empty_nor_endless(asked: int, told: int) -> None:
    assert len(subtree_page(DISTRICT, ["room"], most=asked)) == told <= PAGE_MOST


def test_points_of_houses_as_geojson() -> None:
    told = geojson(HOME, ["building"])
    assert [one["geometry"]["type"] for one in told["features"]] == ["Point", "Point"]
    assert told["features"][0]["properties"]["path"] == HOME_BUILDING.value
    assert told["next"] == ""


def test_an_outline_is_told_to_be_illustrative() -> None:
    ring = {"type": "Polygon", "coordinates": [[[116.3, 39.9], [116.4, 39.9], [116.4, 40.0], [116.3, 39.9]]]}
    with as_role("jy_staff"):
        Place.objects.filter(path=HOME.value).update(outline=ring)
    feature = geojson(HOME, ["community"])["features"][0]
    assert (feature["geometry"], feature["properties"]["status"]) == (ring, "illustrative")


def test_the_next_page_of_geojson_begins_behind_the_last_feature() -> None:
    first = geojson(HOME, ["room"], most=1)
    second = geojson(HOME, ["room"], after=first["next"], most=1)
    assert first["next"] == first["features"][0]["properties"]["path"] < second["features"][0]["properties"]["path"]


def test_a_place_without_a_point_is_no_feature() -> None:
    with as_role("jy_staff"):
        Place.objects.filter(path=HOME_ROOM.value).update(lon=None)
    told = geojson(HOME_ROOM.parent() or HOME, ["room"])
    assert HOME_ROOM.value not in {one["properties"]["path"] for one in told["features"]}


def test_pages_take_one_query_each(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django gives a callable
        children_page(STREET)
