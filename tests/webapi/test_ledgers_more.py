"""Uploads by program, the rest: other files, other commands, other hats."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from jiayuan.ledgers import api
from jiayuan.webapi.views import ledgers
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import Person
from tests.tree import HOME
from tests.webapi.calls import client_of, get, post, problem

pytestmark = pytest.mark.django_db
FILES = "/ledgers/files"
TWO = books.workbook([books.line(0), books.line(1)])


def send(who: Any, content: bytes = TWO, name: str = "老年人.xlsx", **fields: Any) -> HttpResponse:
    body = {"file": SimpleUploadedFile(name, content), "template": "elderly", **fields}
    return client_of(who).post(f"/api/v1{FILES}", body)


def told(who: Any, number: str) -> dict[str, Any]:
    found: dict[str, Any] = get(who, f"{FILES}/{number}").json()
    return found


def run(number: str, state: str = "previewed") -> None:
    api.run_to(number, state, HOME)  # type: ignore[arg-type]


def commanded(who: Any, number: str, name: str, **more: Any) -> HttpResponse:
    body = {"command": name, "expected_version": told(who, number)["version"], **more}
    return post(who, f"{FILES}/{number}/commands", body)


@pytest.mark.parametrize(("field", "value", "code"), [
    ("mode", "everything", (422, "invalid")), ("as_of", "yesterday", (422, "invalid")),
    ("office", "many", (422, "invalid")), ("template", "no-such", (404, "not-found")),
    ("office", "999999", (404, "not-found")),
])  # fmt: skip
def test_what_is_wrong_is_told(desk: Desk, field: str, value: str, code: tuple[int, str]) -> None:
    assert problem(send(desk.worker, **{field: value})) == code


@pytest.mark.parametrize("mode", ["partial", "full"])
def test_mode_and_day_are_kept(desk: Desk, mode: str) -> None:
    number = send(desk.worker, mode=mode, as_of="2026-03-01").json()["id"]
    found = told(desk.worker, number)
    assert (found["mode"], found["as_of"], found["template"]) == (mode, "2026-03-01", "elderly")


def test_the_whole_name_of_the_file_is_kept_for_its_owners(desk: Desk) -> None:
    number = send(desk.worker, name="三月 老年人（定稿）.xlsx").json()["id"]
    assert told(desk.worker, number)["filename"] == "三月 老年人（定稿）.xlsx"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a workbook at all"])
def test_what_is_no_workbook_fails_with_words(desk: Desk, content: bytes) -> None:
    number = send(desk.worker, content).json()["id"]
    run(number, "quarantined")
    found = told(desk.worker, number)
    assert (found["state"], len(found["problems"])) == ("quarantined", 1)
    assert found["commands"] == []


def test_a_csv_is_a_ledger_too(desk: Desk) -> None:
    lines = [",".join(books.HEADERS), *(",".join(books.line(n)) for n in range(2))]
    number = send(desk.worker, "\n".join(lines).encode("gb18030"), "老年人.csv").json()["id"]
    run(number)
    assert told(desk.worker, number)["counts"]["rows"] == 2


def test_without_an_office_of_ones_own_there_is_nothing_to_send_for(people: Any) -> None:
    assert problem(send(people.worker)) == (404, "not-found")


def test_an_undo_is_told_with_its_reason(desk: Desk) -> None:
    number = send(desk.worker).json()["id"]
    run(number)
    commanded(desk.officer, number, "approve", data={"right_file": True})
    run(number, "merged")
    assert commanded(desk.worker, number, "undo", reason="传错了").json()["state"] == "undone"


def test_merged_is_told_with_its_time(desk: Desk) -> None:
    number = str(desk.merge(TWO).id)
    found = told(desk.worker, number)
    assert found["state"] == "merged"
    assert found["merged_at"]
    assert "undo" in found["commands"]


def test_a_mapping_is_confirmed_by_what_the_state_told(desk: Desk) -> None:
    number = send(desk.worker).json()["id"]
    run(number)
    sheets: dict[str, list[str]] = {}
    for column in told(desk.worker, number)["mapping"]:
        sheets.setdefault(str(column["sheet"]), []).append(column["attr"])
    answer = commanded(desk.worker, number, "confirm_mapping", data={"columns": sheets})
    # Surely recognised headers leave nothing to confirm.
    assert problem(answer)[0] == 409
    assert told(desk.worker, number)["state"] == "previewed"


def test_the_preview_pages_by_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledgers, "PAGE", 1)
    number = send(desk.worker).json()["id"]
    run(number)
    first = get(desk.worker, f"{FILES}/{number}/preview").json()
    second = get(desk.worker, f"{FILES}/{number}/preview?after={first['next']}").json()
    assert [one["rows"][0]["row"] for one in (first, second)] == [2, 3]


@pytest.mark.parametrize("after", ["-1", "x", str(2**63)])
def test_a_key_that_is_none_is_told(desk: Desk, after: str) -> None:
    number = send(desk.worker).json()["id"]
    assert problem(get(desk.worker, f"{FILES}/{number}/preview?after={after}")) == (422, "invalid")


def test_a_file_that_is_no_number_is_no_address(worker: Person) -> None:
    assert client_of(worker).get("/api/v1/ledgers/files/7/issues").status_code == 404


def test_the_officer_sees_the_file_of_the_community(desk: Desk) -> None:
    number = send(desk.worker).json()["id"]
    assert told(desk.officer, number)["id"] == number


@pytest.mark.parametrize("hat", ["resident", "auditor"])
def test_no_other_hat_sees_it(desk: Desk, people: Any, hat: str) -> None:
    number = send(desk.worker).json()["id"]
    for part in ("", "/issues", "/preview", "/errors.xlsx"):
        assert problem(get(getattr(people, hat), f"{FILES}/{number}{part}"))[0] == 403


def test_a_stranger_sends_nothing(desk: Desk) -> None:
    assert problem(send(Client())) == (401, "login")
