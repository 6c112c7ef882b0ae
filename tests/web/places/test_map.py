"""The base on the map: counts by place, small ones hidden, names never."""

from __future__ import annotations

import json
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.placepath import Level
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.api import without_small_cells
from jiayuan.places.api import PlaceRef
from jiayuan.registry import api as registry
from jiayuan.web.places.counted import bounds
from tests.ledgers import books
from tests.people import People, as_service
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, NEXT, STREET

MAP = "/staff/places/map/"
PARTS = ("", "layers.json", "counts.geojson")


@pytest.fixture
def peopled(people: People) -> People:
    """Twelve people in the first building, three in the second."""
    with as_service():
        rooms = [HOME_BUILDING.child("01").child("0301")] * 12
        rooms += [HOME_COMPOUND.child("0002").child("01").child("0101")] * 3
        rows = [
            {"entity": str(books.person(n)), "name": books.NAMES[n % 10], "residence.actual": room.value}
            for n, room in enumerate(rooms)
        ]
        registry.bulk_load(pl.DataFrame(rows), origin="person-base", as_of=books.AS_OF)
    return people


def counts(people: People, at: str) -> dict[str, Any]:
    answer = people.officer.client().get(f"{MAP}counts.geojson", {"at": at})
    assert answer["Content-Type"] == "application/geo+json"
    return {one["properties"]["path"]: one["properties"] for one in json.loads(answer.content)["features"]}


def test_a_street_is_counted_by_community(peopled: People) -> None:
    found = counts(peopled, STREET.value)
    assert found[HOME.value]["people"] == 15
    assert found[NEXT.value]["people"] == 0
    assert len(found) == 11


def test_a_community_is_counted_by_building_and_small_ones_hide_others(peopled: People) -> None:
    first, second = counts(peopled, HOME.value).values()
    # Three is small; twelve goes with it, or it would be fifteen less twelve.
    assert (first["people"], second["people"]) == (None, None)
    assert second["hidden"]
    assert "不显示" in first["text"]


def test_the_list_says_what_the_map_says(peopled: People) -> None:
    page = peopled.officer.client().get(MAP, {"at": STREET.value}).content.decode()
    assert page.count("<tr><td>") == 11
    assert '<td class="jy-num">15</td>' in page
    assert not any(name in page for name in books.NAMES)


def test_buildings_lead_to_their_elevation(peopled: People) -> None:
    page = peopled.worker.client().get(MAP, {"at": HOME.value}).content.decode()
    assert f"/staff/places/?at={HOME_BUILDING}" in page
    assert "data-bounds=" in page


def test_a_room_is_looked_at_as_its_building(peopled: People) -> None:
    room = HOME_BUILDING.child("01").child("0301").value
    assert set(counts(peopled, room)) == {HOME_BUILDING.value}


@pytest.mark.parametrize(("at", "layers"), [(STREET, ["outlines", "buildings"]), (HOME, ["roads", "buildings"])])
def test_the_index_names_layers_that_answer(peopled: People, at: object, layers: list[str]) -> None:
    client = peopled.officer.client()
    found = json.loads(client.get(f"{MAP}layers.json", {"at": str(at)}).content)["layers"]
    assert [layer["id"] for layer in found] == layers
    assert client.get(found[-1]["url"]).status_code == 200


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("at", [HOME, STREET, DISTRICT])
def test_the_neighbour_gets_404(peopled: People, part: str, at: object) -> None:
    assert peopled.neighbour.client().get(f"{MAP}{part}", {"at": str(at)}).status_code == 404


@pytest.mark.parametrize("part", PARTS)
def test_residents_and_the_auditor_do_not_see_it(peopled: People, part: str) -> None:
    for who in (peopled.resident, peopled.auditor):
        assert who.client().get(f"{MAP}{part}").status_code == 403


def test_the_tree_offers_the_map_inside_the_own_scope_only(peopled: People) -> None:
    client = peopled.worker.client()
    assert f"{MAP}?at={HOME}" in client.get("/staff/places/", {"at": HOME.value}).content.decode()
    assert f"{MAP}?at={NEXT}" not in client.get("/staff/places/", {"at": NEXT.value}).content.decode()


def test_the_dead_are_not_counted(peopled: People) -> None:
    with as_service():
        row = registry.FactRow(books.person(0), "dead_on", value="2026-01-01")
        registry.record_facts(registry.FactBatch(books.OFFICE, "civil:1", books.AS_OF, [row]))
        assert registry.counts_by_place(HOME, Level.COMMUNITY, Scope(DISTRICT)) == {HOME.value: 14}


@given(values=st.dictionaries(st.integers(0, 20).map(str), st.integers(0, 60), max_size=12))
def test_no_small_count_is_told_nor_to_be_reckoned(values: dict[str, int]) -> None:
    told = without_small_cells(values)
    hidden = [values[key] for key, value in told.items() if value is None]
    assert all(value is None or value == 0 or value >= 10 for value in told.values())
    # With the total known, what is hidden adds up to at least ten, or nothing else is left to hide.
    assert not hidden or sum(hidden) >= 10 or not any(value for value in told.values())


def test_a_place_without_points_has_no_bounds() -> None:
    assert bounds([PlaceRef(1, "building", HOME_BUILDING, "1号楼", "")]) == ""
    assert bounds([PlaceRef(1, "building", HOME_BUILDING, "1号楼", "", 116.37, 39.91)]) == (
        "116.36800,39.90800,116.37200,39.91200"
    )


def test_a_district_is_counted_by_street(peopled: People) -> None:
    with as_service():
        assert registry.counts_by_place(DISTRICT, Level.STREET, Scope(DISTRICT)) == {STREET.value: 15}


def test_row_security_narrows_the_counts(peopled: People) -> None:
    with peopled.neighbour.acting():
        assert registry.counts_by_place(STREET, Level.COMMUNITY, Scope(STREET)) == {}


@pytest.mark.parametrize("at", ["nonsense", "110102.001.099."])
def test_places_that_do_not_exist_are_not_found(peopled: People, at: str) -> None:
    assert peopled.officer.client().get(MAP, {"at": at}).status_code == 404


def test_a_house_without_record_is_nought_not_hidden(people: People) -> None:
    assert {one["people"] for one in counts(people, HOME.value).values()} == {0}
