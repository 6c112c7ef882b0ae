"""Places and addresses by program: every floor of the tree, every way to write a house."""

from __future__ import annotations

import pytest

from jiayuan.places.api import PAGE_MOST
from tests.people import Person
from tests.tree import DISTRICT, HOME, HOME_ROOM, NEXT, STREET
from tests.webapi.calls import bearing, get, problem, token_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "kind"), [(DISTRICT, "district"), (STREET, "street"), (HOME, "community"), (HOME_ROOM, "room")]
)
def test_each_floor_of_the_tree_opens(worker: Person, path: object, kind: str) -> None:
    told = get(worker, f"/places?path={path}").json()
    assert (told["place"]["path"], told["place"]["kind"]) == (str(path), kind)


def test_below_a_room_there_is_nothing(worker: Person) -> None:
    told = get(worker, f"/places?path={HOME_ROOM}").json()
    assert (told["children"], told["next"]) == ([], "")


def test_places_are_open_across_communities(worker: Person) -> None:
    assert get(worker, f"/places?path={NEXT}").json()["place"]["path"] == str(NEXT)


def test_a_page_may_be_as_large_as_the_tree_allows(worker: Person) -> None:
    assert get(worker, f"/places?path={STREET}&most={PAGE_MOST}").status_code == 200


def test_all_pages_together_are_the_whole(worker: Person) -> None:
    whole = get(worker, f"/places/geo?path={STREET}&most=500").json()["features"]
    found, after = [], ""
    for _ in range(100):
        page = get(bearing(token_of(worker)), f"/places/geo?path={STREET}&most=40&after={after}").json()
        found += page["features"]
        after = page["next"]
        if not after:
            break
    assert found == whole


def test_outlines_say_what_they_are(worker: Person) -> None:
    told = get(worker, f"/places/geo?path={STREET}").json()
    assert told["attribution"]
    shapes = {one["geometry"]["type"] for one in told["features"]}
    assert shapes <= {"Point", "Polygon", "MultiPolygon"}


@pytest.mark.parametrize("text", [
    "红墙小区1号楼1单元301室", "红墙小区1号楼1单元301", "红墙小区 1号楼 1单元 301室", "西城区红墙小区1号楼1单元301室",
    "红墙小区１号楼１单元３０１室",
])  # fmt: skip
def test_an_address_may_be_written_many_ways(worker: Person, text: str) -> None:
    told = get(worker, f"/places/parse?text={text}").json()
    assert told["place"]["path"] == str(HOME_ROOM)
    assert (told["building"], told["room"]) == ("1", "301")


def test_what_is_no_address_names_no_place(worker: Person) -> None:
    told = get(worker, "/places/parse?text=某某地方").json()
    assert told["place"] is None
    assert told["level"] is None


def test_a_hint_that_is_none_is_not_found(worker: Person) -> None:
    assert problem(get(worker, "/places/parse?text=301室&hint=nonsense")) == (404, "not-found")


def test_without_a_text_there_is_no_address(worker: Person) -> None:
    assert problem(get(worker, "/places/parse")) == (422, "invalid")


@pytest.mark.parametrize("hat", ["worker", "officer"])
def test_staff_may_read_places(people: object, hat: str) -> None:
    assert get(getattr(people, hat), "/places").status_code == 200


def test_an_auditor_has_no_business_in_the_tree(auditor: Person) -> None:
    assert problem(get(auditor, "/places")) == (403, "permission")
