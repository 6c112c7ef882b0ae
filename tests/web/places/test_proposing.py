"""Proposals on the page: shown to those who keep the tree, decided with one click, taken back with another."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.places import api as places
from tests.people import People, Person, as_service
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, NEXT

PAGE = "/staff/places/proposals/"
SEEN = {places.Unknown(HOME.value, "compound", "洪墙小区", "", "3", "洪墙小区"): 7}


@pytest.fixture
def asked(people: People) -> int:
    with as_service():
        places.propose("ledger:1", SEEN)
        return places.proposals(DISTRICT)[0].id


def text(person: Person, **query: str) -> str:
    response = person.client().get(PAGE, query)
    assert response.status_code == 200
    return response.content.decode()


def send(person: Person, number: int, **data: str) -> Client:
    client = person.client()
    response = client.post(f"{PAGE}{number}/", data, follow=True)
    assert response.status_code == 200
    return client


def state(number: int) -> str:
    with as_service():
        return places.proposal(number).state


def test_a_proposal_tells_its_lines_spellings_and_likenesses(officer: Person, asked: int) -> None:
    page = text(officer)
    assert "洪墙小区" in page
    assert "读音相同" in page
    assert f'value="{HOME_COMPOUND}"' in page


@pytest.mark.parametrize("data", [{"command": "make", "house": "3"}, {"command": "alias", "path": HOME_COMPOUND.value}])
def test_one_click_decides_and_one_takes_it_back(officer: Person, asked: int, data: dict[str, str]) -> None:
    send(officer, asked, **data)
    assert state(asked) == "accepted"
    send(officer, asked, command="undo")
    assert state(asked) == "open"


def test_a_rejection_says_why(officer: Person, asked: int) -> None:
    send(officer, asked, command="reject", reason="写错了区")
    assert "写错了区" in text(officer, state="rejected")
    assert "洪墙小区" not in text(officer)


@pytest.mark.parametrize("data", [{"command": "reject"}, {"command": "alias"}, {"command": "alias", "path": "x"}])
def test_what_a_rule_forbids_is_told_and_nothing_is_decided(officer: Person, asked: int, data: dict[str, str]) -> None:
    send(officer, asked, **data)
    assert state(asked) == "open"


@pytest.mark.parametrize("command", ["", "burn"])
def test_another_command_is_not_found(officer: Person, asked: int, command: str) -> None:
    assert officer.client().post(f"{PAGE}{asked}/", {"command": command}).status_code == 404


def test_who_does_not_keep_the_tree_decides_nothing(people: People, asked: int) -> None:
    client = people.neighbour.client()
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}{asked}/", {"command": "make"}).status_code == 403
    assert state(asked) == "open"


def test_a_proposal_of_another_street_gets_404(officer: Person) -> None:
    far = PlacePath("110102.003.001.")
    with as_service():
        places.propose("ledger:9", {places.Unknown(far.value, "compound", "某某花园"): 1})
        number = places.proposals(far)[0].id
    assert officer.client().post(f"{PAGE}{number}/", {"command": "make"}).status_code == 404
    assert state(number) == "open"


def test_who_only_reads_the_tree_sees_no_proposals(worker: Person, asked: int) -> None:
    assert "地点提案" not in worker.client().get("/staff/places/").content.decode()


def test_a_place_outside_the_scope_is_not_found(officer: Person) -> None:
    assert officer.client().get(PAGE, {"at": "110102.003."}).status_code == 404


def test_pins_tell_names_of_places_and_counts(officer: Person, asked: int) -> None:
    client = officer.client()
    (layer,) = client.get(f"{PAGE}layers.json").json()["layers"]
    told = json.loads(client.get(layer["url"]).content)
    assert [one["properties"]["text"] for one in told["features"]] == ["洪墙小区 7"]


def test_pages_of_proposals_lead_on(officer: Person) -> None:
    with as_service():
        several = {places.Unknown(NEXT.value, "compound", f"第{n}花园"): 1 for n in range(21)}
        places.propose("ledger:2", several)
    assert "after=1-" in text(officer)


def post(person: Person, command: str, at: PlacePath, **data: str) -> int:
    return person.client().post(f"/staff/places/{command}/?at={at}", data).status_code


def test_a_place_is_renamed_and_its_history_shown(officer: Person) -> None:
    assert post(officer, "rename", HOME_COMPOUND, name="新红墙小区", reason="业主大会") == 302
    page = officer.client().get("/staff/places/", {"at": HOME_COMPOUND.value}).content.decode()
    assert "红墙小区 → 新红墙小区" in page
    assert "旧名称" in page


def test_a_building_is_sized_and_drawn(officer: Person) -> None:
    assert post(officer, "size", HOME_BUILDING, floors="6", units="2") == 302
    page = officer.client().get("/staff/places/", {"at": HOME_BUILDING.value}).content.decode()
    assert page.count("<rect") == 12
    assert page.count("stroke-dasharray") == 9


@pytest.mark.parametrize(
    ("command", "data"), [("size", {"floors": "999"}), ("rename", {"name": ""}), ("close", {"reason": ""})]
)
def test_a_wrong_form_is_shown_again(officer: Person, command: str, data: dict[str, str]) -> None:
    assert post(officer, command, HOME_BUILDING, **data) == 422


def test_a_closed_place_leads_back_to_where_it_stood(officer: Person) -> None:
    room = HOME_BUILDING.child("01").child("0101")
    assert post(officer, "close", room, reason="并入102室") == 302
    with officer.acting(LEDGER_UPKEEP):
        assert places.by_paths([room]) == {}


def test_a_place_that_holds_places_stays_and_says_so(officer: Person) -> None:
    assert post(officer, "close", HOME_COMPOUND, reason="拆除") == 302
    with officer.acting(LEDGER_UPKEEP):
        assert HOME_COMPOUND in places.by_paths([HOME_COMPOUND])


@pytest.mark.parametrize("command", ["rename", "size", "close"])
def test_a_worker_corrects_nothing(people: People, command: str) -> None:
    data = {"name": "x", "floors": "6", "reason": "x"}
    assert post(people.neighbour, command, HOME_COMPOUND, **data) == 403
    assert post(people.worker, command, HOME_COMPOUND, **data) == 403


def test_an_officer_corrects_nothing_in_another_street(officer: Person) -> None:
    assert post(officer, "rename", PlacePath("110102.003."), name="x") == 404
