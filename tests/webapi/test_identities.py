"""One person or two: decided on a version, with a reason, after a fresh second factor."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from jiayuan.identity.api import NewAccount, create_accounts, give_grant
from jiayuan.registry import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import Person, as_service
from tests.tree import STREET
from tests.webapi.calls import bearing, client_of, get, post, problem, token_of

pytestmark = pytest.mark.django_db


def met(client: Client, n: int) -> dict[str, Any]:
    row = {"purpose": "registry-review", "name": books.NAMES[n], "id_number": books.line(n)[2]}
    found: dict[str, Any] = post(client, "/registry/match", row).json()["candidates"][0]
    return found


def merged(client: Client, **more: Any) -> HttpResponse:
    keep, gone = met(client, 0), met(client, 1)
    versions = {one["ref"]: one["version"] for one in (keep, gone)}
    body = {"survivor": keep["ref"], "other": gone["ref"], "reason": "同一人", "expected_version": versions, **more}
    return post(client, "/registry/merge", body)


@pytest.fixture
def officer(desk: Desk) -> Client:
    return client_of(desk.officer)


@pytest.fixture
def second(desk: Desk) -> Client:
    with as_service():
        (account,) = create_accounts([NewAccount("staff", "郑刚", "13800000009", None, STREET)])
        grant = give_grant(account, "street_officer", STREET, reason="tests")
    return client_of(Person(account, "郑刚", STREET, grant, None, "street_officer"))


def root_of(n: int) -> object:
    with as_service():
        return api.resolve(books.person(n))


def test_two_records_become_one_by_the_word_of_two(officer: Client, second: Client) -> None:
    assert merged(officer).json()["proposed"] is True
    assert root_of(1) == books.person(1)
    told = merged(second).json()
    assert (told["proposed"], root_of(1)) == (False, books.person(0))
    assert set(told["version"]) == {told["survivor"], told["entity"]}
    assert set(told["version"].values()) == {2}


def test_the_same_person_s_second_word_is_none(officer: Client) -> None:
    merged(officer)
    assert problem(merged(officer)) == (403, "second-person")
    assert root_of(1) == books.person(1)


def test_a_merge_is_taken_back(officer: Client, second: Client) -> None:
    merged(second)
    told = merged(officer).json()
    gone = told["entity"]
    body = {"other": gone, "reason": "看错了", "expected_version": {gone: told["version"][gone]}}
    assert post(officer, "/registry/unmerge", body).status_code == 200
    assert root_of(1) == books.person(1)


def test_an_old_version_is_told_the_new_one(officer: Client) -> None:
    keep, gone = met(officer, 0), met(officer, 1)
    answer = merged(officer, expected_version={keep["ref"]: 7, gone["ref"]: 1}, survivor=keep["ref"], other=gone["ref"])
    assert problem(answer) == (409, "registry-version")
    assert answer.json()["version"] == {keep["ref"]: 1, gone["ref"]: 1}
    assert root_of(1) == books.person(1)


def test_every_record_named_needs_its_version(officer: Client) -> None:
    keep = met(officer, 0)
    answer = merged(officer, survivor=keep["ref"], expected_version={keep["ref"]: 1})
    assert problem(answer) == (422, "expected-version")


def test_without_a_reason_nothing_is_decided(officer: Client) -> None:
    assert problem(merged(officer, reason="")) == (422, "invalid")


def test_chosen_records_become_somebody_elses(desk: Desk, officer: Client) -> None:
    desk.merge(books.workbook([books.line(0, 联系电话="13700001111"), books.line(1)]))
    one = met(officer, 0)
    steps = get(officer, f"/registry/lineage/{one['ref']}/phone").json()["steps"]
    body = {
        "person": one["ref"], "records": [steps[0]["record"]], "reason": "两个人",
        "expected_version": {one["ref"]: one["version"]},
    }  # fmt: skip
    told = post(officer, "/registry/split", body).json()
    facts = {"purpose": "registry-review", "refs": [told["entity"]], "attrs": ["phone"]}
    (new,) = post(officer, "/registry/facts", facts).json()["people"]
    assert new["values"]["phone"]["value"] == "137****1111"


def test_a_record_of_somebody_else_is_refused(officer: Client) -> None:
    one = met(officer, 0)
    body = {"person": one["ref"], "records": [1], "reason": "x", "expected_version": {one["ref"]: one["version"]}}
    assert problem(post(officer, "/registry/split", body)) == (422, "split-records")


@pytest.mark.parametrize("deed", ["merge", "unmerge", "split"])
def test_a_worker_may_not(desk: Desk, deed: str) -> None:
    body = {"survivor": "x", "other": "y", "person": "x", "records": [1]}
    wanted = {"merge": ("survivor", "other"), "unmerge": ("other",), "split": ("person", "records")}[deed]
    sent = {name: body[name] for name in wanted} | {"reason": "x", "expected_version": {"x": 1}}
    assert problem(post(desk.worker, f"/registry/{deed}", sent)) == (403, "permission")


def test_a_token_has_no_second_factor_to_show(desk: Desk) -> None:
    client = bearing(token_of(desk.officer, "registry-review"))
    assert problem(merged(client)) == (403, "step-up")


def test_an_old_second_factor_is_not_enough(officer: Client) -> None:
    keep = met(officer, 0)
    session = officer.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
    session.save()
    assert problem(merged(officer, survivor=keep["ref"])) == (403, "step-up")


def test_the_neighbours_reference_opens_nothing(desk: Desk, officer: Client, neighbour: Person) -> None:
    foreign = met(client_of(desk.worker), 0)["ref"]
    answer = merged(officer, survivor=foreign, other=foreign, expected_version={foreign: 1})
    assert problem(answer) == (404, "not-found")
