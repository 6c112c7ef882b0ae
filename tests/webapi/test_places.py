"""The tree, its outlines, and addresses understood."""

from __future__ import annotations

import pytest

from tests.people import Person
from tests.tree import HOME, HOME_ROOM, STREET
from tests.webapi.calls import get, problem

pytestmark = pytest.mark.django_db


def test_the_own_place_comes_first(worker: Person) -> None:
    told = get(worker, "/places").json()
    assert told["place"]["path"] == str(HOME)
    assert all(one["path"].startswith(str(HOME)) for one in told["children"])


def test_pages_follow_by_key(worker: Person) -> None:
    whole = get(worker, f"/places?path={STREET}").json()["children"]
    first = get(worker, f"/places?path={STREET}&most=1").json()
    second = get(worker, f"/places?path={STREET}&most=1&after={first['next']}").json()
    assert [first["children"][0], second["children"][0]] == whole[:2]


@pytest.mark.parametrize("path", ["110102.999.", "nonsense", "110102"])
def test_what_is_no_place_is_not_found(worker: Person, path: str) -> None:
    for part in ("", "/geo"):
        assert problem(get(worker, f"/places{part}?path={path}")) == (404, "not-found")


@pytest.mark.parametrize("most", ["0", "501", "many"])
def test_a_page_has_a_size(worker: Person, most: str) -> None:
    assert problem(get(worker, f"/places?most={most}")) == (422, "invalid")


def test_geojson_of_one_kind(worker: Person) -> None:
    told = get(worker, f"/places/geo?path={STREET}&kind=community").json()
    assert told["type"] == "FeatureCollection"
    assert {one["properties"]["kind"] for one in told["features"]} <= {"community"}


def test_an_unknown_kind_is_told(worker: Person) -> None:
    assert problem(get(worker, "/places/geo?kind=castle")) == (422, "invalid")


def test_an_address_is_understood_to_the_room(worker: Person) -> None:
    told = get(worker, "/places/parse?text=红墙小区1号楼1单元301室").json()
    assert told["place"]["path"] == str(HOME_ROOM)
    assert told["level"] == "room"


def test_the_text_is_not_given_back(worker: Person) -> None:
    told = get(worker, "/places/parse?text=红墙小区1号楼 13800000001").json()
    assert "text" not in told


def test_a_long_text_is_no_address(worker: Person) -> None:
    assert problem(get(worker, f"/places/parse?text={'北' * 301}")) == (422, "invalid")


def test_residents_use_pages(resident: Person) -> None:
    assert problem(get(resident, "/places")) == (403, "staff-only")
