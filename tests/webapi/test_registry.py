"""Matching one row, reading some values, and the way back to the cell."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.audit.api import trail_of
from jiayuan.kernel import clock
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import Person
from tests.webapi.calls import bearing, get, post, problem, token_of

pytestmark = pytest.mark.django_db
NUMBER = books.line(0)[2]
ROW = {"purpose": "ledger-upkeep", "name": "王秀兰", "id_number": NUMBER}
FACTS = {"purpose": "ledger-upkeep", "attrs": ["name", "id_number", "sex", "volunteer.skill"]}


def ref(who: Person) -> str:
    return str(post(who, "/registry/match", ROW).json()["candidates"][0]["ref"])


def test_a_row_gets_its_decision_and_candidates(desk: Desk) -> None:
    told = post(desk.worker, "/registry/match", ROW).json()
    assert (told["decision"], told["rule"]) == ("link", "G1")
    best = told["candidates"][0]
    assert best["weight_bits"] > 0
    assert best["levels"]["id"]


def test_the_answer_names_nobody(desk: Desk) -> None:
    text = post(desk.worker, "/registry/match", ROW).content.decode()
    assert "王秀兰" not in text
    assert NUMBER not in text
    assert str(books.person(0)) not in text


def test_names_alone_are_browsing(desk: Desk) -> None:
    answer = post(desk.worker, "/registry/match", {"purpose": "ledger-upkeep", "name": "王秀兰"})
    assert problem(answer) == (422, "search-too-wide")


def test_address_and_date_are_named_as_people_do(desk: Desk) -> None:
    row = {"purpose": "ledger-upkeep", "name": "王秀兰", "birth_date": "1940年1月15日", "address": books.address(0)}
    assert post(desk.worker, "/registry/match", row).json()["decision"] == "link"


def test_the_neighbour_meets_nobody_of_here(desk: Desk, neighbour: Person) -> None:
    told = post(neighbour, "/registry/match", ROW).json()
    assert told["candidates"] == []
    assert told["decision"] in {"new", "unplaced"}


def test_some_values_are_read_masked(desk: Desk) -> None:
    person = ref(desk.worker)
    (one,) = post(desk.worker, "/registry/facts", {**FACTS, "refs": [person]}).json()["people"]
    assert one["ref"] == person
    assert one["values"]["id_number"]["value"] == f"{NUMBER[:6]}********{NUMBER[-4:]}"
    assert one["values"]["volunteer.skill"]["state"] == "unknown"


def test_a_reference_is_of_one_account(desk: Desk, neighbour: Person) -> None:
    answer = post(neighbour, "/registry/facts", {**FACTS, "refs": [ref(desk.worker)]})
    assert problem(answer) == (404, "not-found")


def test_a_reference_lasts_an_hour(desk: Desk) -> None:
    person = ref(desk.worker)
    client = bearing(token_of(desk.worker))
    with clock.frozen(clock.now() + timedelta(minutes=61)):
        assert problem(post(client, "/registry/facts", {**FACTS, "refs": [person]})) == (404, "not-found")


@pytest.mark.parametrize("person", ["", "x", "r" * 300, "王秀兰"])
def test_what_is_no_reference_is_not_found(desk: Desk, person: str) -> None:
    assert problem(post(desk.worker, "/registry/facts", {**FACTS, "refs": [person]})) == (404, "not-found")


def test_five_hundred_at_once_and_no_more(desk: Desk) -> None:
    answer = post(desk.worker, "/registry/facts", {**FACTS, "refs": ["x"] * 501})
    assert problem(answer) == (422, "invalid")


def test_an_unknown_attribute_is_told(desk: Desk) -> None:
    answer = post(desk.worker, "/registry/facts", {**FACTS, "attrs": ["faith"], "refs": [ref(desk.worker)]})
    assert problem(answer)[0] in {403, 422}


@pytest.mark.parametrize("purpose", ["statistics", "emergency_care", "curiosity"])
def test_another_purpose_is_refused(desk: Desk, purpose: str) -> None:
    assert problem(post(desk.worker, "/registry/match", {**ROW, "purpose": purpose})) == (403, "purpose")


def test_header_and_body_say_the_same_purpose(desk: Desk) -> None:
    answer = post(desk.worker, "/registry/match", ROW, **{"Jiayuan-Purpose": "registry-review"})
    assert problem(answer) == (403, "purpose")


def test_a_token_reads_for_its_purposes_only(desk: Desk) -> None:
    client = bearing(token_of(desk.worker, "registry-review"))
    assert problem(post(client, "/registry/match", ROW)) == (403, "purpose")
    assert post(client, "/registry/match", {**ROW, "purpose": "registry-review"}).status_code == 200


def test_who_may_not_search_is_told_so(desk: Desk, auditor: Person, resident: Person) -> None:
    assert problem(post(auditor, "/registry/match", ROW)) == (403, "permission")
    assert problem(post(resident, "/registry/match", ROW)) == (403, "staff-only")


def test_a_read_of_values_is_in_the_persons_trail(desk: Desk, auditor: Person) -> None:
    post(desk.worker, "/registry/facts", {**FACTS, "refs": [ref(desk.worker)]})
    with auditor.acting():
        acts = [one.act for one in trail_of(books.person(0))]
    assert "registry.facts_for" in acts


def test_a_value_leads_to_its_cell(desk: Desk) -> None:
    merged = desk.merge(books.workbook([books.line(0, 联系电话="13700001111"), books.line(1)]))
    first = get(desk.worker, f"/registry/lineage/{ref(desk.worker)}/phone").json()["steps"][0]
    assert (first["value"], first["golden"]) == ("137****1111", True)
    assert first["cell"]["file"] == str(merged.id)
    assert (first["cell"]["header"], first["cell"]["row"]) == ("联系电话", 2)


def test_a_value_of_a_register_has_no_cell(desk: Desk) -> None:
    steps = get(desk.worker, f"/registry/lineage/{ref(desk.worker)}/name").json()["steps"]
    assert [step["cell"] for step in steps] == [None] * len(steps)
    assert steps


def test_anothers_lineage_is_not_found(desk: Desk, neighbour: Person) -> None:
    assert problem(get(neighbour, f"/registry/lineage/{ref(desk.worker)}/phone")) == (404, "not-found")
