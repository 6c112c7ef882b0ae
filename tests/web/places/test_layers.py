"""Open base layers over HTTP."""

import json
from typing import Any

import pytest
from django.test import Client

from jiayuan.kernel.context import Acting
from jiayuan.places.actions import load_divisions, load_outlines
from tests.tree import HOME_ROOM, STREET


def get(kind: str, within: str = STREET.value) -> Any:
    return Client().get(f"/geo/{kind}.geojson", {"within": within})


@pytest.fixture
def outlines(service: Acting) -> None:
    load_divisions(STREET)
    load_outlines(STREET)


@pytest.mark.usefixtures("outlines")
@pytest.mark.parametrize(("kind", "count"), [("street", 1), ("community", 11), ("grid", 71)])
def test_everybody_may_see_outlines(kind: str, count: int) -> None:
    response = get(kind)
    assert response["Content-Type"] == "application/geo+json"
    assert len(json.loads(response.content)["features"]) == count


@pytest.mark.django_db
def test_roads_name_their_source() -> None:
    found = json.loads(get("roads").content)
    assert found["attribution"] == "© OpenStreetMap contributors"
    assert len(found["features"]) > 50


@pytest.mark.django_db
def test_roads_round_a_room_are_those_of_an_area_that_has_an_outline() -> None:
    path = HOME_ROOM.value.replace("110102.001.001.", "110102.001.004.")
    assert get("roads", path).status_code == 200


@pytest.mark.django_db
def test_layers_may_be_kept_by_browsers() -> None:
    assert "max-age" in get("roads")["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["room", "person", "building"])
def test_other_layers_do_not_exist(kind: str) -> None:
    assert get(kind).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("within", ["nonsense", "110102", "' OR 1=1"])
def test_a_malformed_place_is_told(within: str) -> None:
    assert get("street", within).status_code == 422


@pytest.mark.django_db
def test_an_unknown_place_has_no_roads() -> None:
    assert get("roads", "110199.").status_code == 404
