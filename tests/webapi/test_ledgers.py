"""Uploads by program: sent, followed, decided."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.intake import quarantine
from jiayuan.ledgers.models import LedgerFile
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import Person
from tests.webapi.calls import bearing, client_of, get, post, problem, token_of

pytestmark = pytest.mark.django_db
FILES = "/ledgers/files"
# Made once: a workbook tells the second it was made in.
BOOK = [books.line(0), books.line(1, 身份证号="11010219400115")]


CONTENT = books.workbook(BOOK)


def send(who: Any, content: bytes | None = None, key: str = "", **fields: str) -> HttpResponse:
    book = SimpleUploadedFile("老年人.xlsx", CONTENT if content is None else content)
    headers = {"Idempotency-Key": key} if key else {}
    return client_of(who).post(f"/api/v1{FILES}", {"file": book, "template": "elderly", **fields}, headers=headers)


def files(desk: Desk) -> int:
    with desk.worker.acting(LEDGER_UPKEEP):
        return LedgerFile.objects.count()


@pytest.fixture
def previewed(desk: Desk) -> api.FileRef:
    return desk.run(desk.upload(CONTENT))


def test_an_upload_gets_a_receipt_with_the_way_on(desk: Desk) -> None:
    answer = send(desk.worker)
    told = answer.json()
    assert (answer.status_code, told["state"]) == (202, "received")
    assert desk.worker.client().get(told["events_url"]).json()["version"] == told["version"]


def test_the_office_of_the_grant_is_meant(desk: Desk) -> None:
    number = send(desk.worker).json()["id"]
    assert get(desk.worker, f"{FILES}/{number}").json()["office"] == desk.office
    assert send(desk.worker, office=str(desk.office)).json()["id"] == number


def test_the_same_key_gets_the_same_receipt(desk: Desk) -> None:
    first = send(desk.worker, key="upload-0001")
    # Even where the bytes alone would make a second file: the first was cancelled meanwhile.
    desk.do(desk.run(desk.upload(CONTENT)), "cancel")
    again = send(desk.worker, key="upload-0001")
    assert (again.status_code, again.json()) == (202, first.json())
    assert files(desk) == 1


def test_a_key_is_for_one_request(desk: Desk) -> None:
    send(desk.worker, key="upload-0001")
    other = send(desk.worker, books.workbook([books.line(2)]), key="upload-0001")
    assert problem(other) == (422, "idempotency-key")
    assert files(desk) == 1


def test_a_key_is_of_one_account(desk: Desk) -> None:
    send(desk.worker, key="upload-0001")
    assert send(desk.officer, key="upload-0001", office=str(desk.office)).status_code == 202


@pytest.mark.parametrize("key", ["short", "with a blank", "x" * 101])
def test_a_key_has_a_shape(desk: Desk, key: str) -> None:
    assert problem(send(desk.worker, key=key)) == (422, "idempotency-key")


def test_another_offices_ledger_is_not_found(desk: Desk, neighbour: Person) -> None:
    assert problem(send(neighbour, office=str(desk.office))) == (404, "not-found")


def test_who_may_not_upload_is_told_so(desk: Desk, auditor: Person, resident: Person) -> None:
    assert problem(send(auditor)) == (403, "permission")
    assert problem(send(resident)) == (403, "staff-only")


def test_a_file_too_large_is_413(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiayuan.ledgers.actions.receiving.MAX_BYTES", 10)
    assert problem(send(desk.worker)) == (413, "too_big")
    assert quarantine.MAX_BYTES > 10


def test_what_is_left_out_is_named_and_nothing_repeated(desk: Desk) -> None:
    answer = client_of(desk.worker).post(f"/api/v1{FILES}", {"mode": "13800000001"})
    fields = {one["field"]: one["code"] for one in answer.json()["errors"]}
    assert fields["form.template"] == "missing"
    assert b"13800000001" not in answer.content


def test_a_program_uploads_with_its_token(desk: Desk) -> None:
    assert send(bearing(token_of(desk.worker))).status_code == 202


def test_state_tells_counts_and_mapping(desk: Desk, previewed: api.FileRef) -> None:
    told = get(desk.worker, f"{FILES}/{previewed.id}").json()
    assert (told["state"], told["counts"]["rows"]) == ("previewed", 2)
    assert "id_number" in [one["attr"] for one in told["mapping"]]
    assert "approve" in told["commands"]


def test_issues_are_counted_by_kind(desk: Desk, previewed: api.FileRef) -> None:
    told = get(desk.worker, f"{FILES}/{previewed.id}/issues").json()
    assert sum(one["cells"] for one in told) >= 1
    assert {one["severity"] for one in told} <= {"error", "warn"}


def test_the_preview_is_masked_and_paged_by_key(desk: Desk, previewed: api.FileRef) -> None:
    whole = get(desk.worker, f"{FILES}/{previewed.id}/preview").json()
    assert (len(whole["rows"]), whole["next"]) == (2, None)
    assert "王秀兰" not in str(whole)
    assert get(desk.worker, f"{FILES}/{previewed.id}/preview?kind=unplaced").json()["rows"] == []


def test_the_preview_knows_its_kinds(desk: Desk, previewed: api.FileRef) -> None:
    assert problem(get(desk.worker, f"{FILES}/{previewed.id}/preview?kind=everybody")) == (422, "invalid")


def test_the_error_workbook_is_a_workbook(desk: Desk, previewed: api.FileRef) -> None:
    answer = get(desk.worker, f"{FILES}/{previewed.id}/errors.xlsx")
    assert answer.content.startswith(b"PK")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("part", ["", "/issues", "/preview", "/errors.xlsx"])
def test_the_neighbour_finds_nothing(neighbour: Person, previewed: api.FileRef, part: str) -> None:
    foreign, absent = (get(neighbour, f"{FILES}/{number}{part}") for number in (previewed.id, uuid4()))
    assert problem(foreign) == problem(absent) == (404, "not-found")
    assert {**foreign.json(), "instance": ""} == {**absent.json(), "instance": ""}


def commanded(who: Any, ref: api.FileRef, name: str, version: int, **headers: str) -> HttpResponse:
    body = {"command": name, "expected_version": version, "data": {"right_file": True}}
    return post(who, f"{FILES}/{ref.id}/commands", body, **headers)


def test_a_command_moves_the_file_on(desk: Desk, previewed: api.FileRef) -> None:
    answer = commanded(desk.worker, previewed, "cancel", previewed.version)
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert answer.json()["version"] > previewed.version


def test_an_old_version_is_told_how_things_stand(desk: Desk, previewed: api.FileRef) -> None:
    answer = commanded(desk.worker, previewed, "cancel", previewed.version - 1)
    assert problem(answer)[0] == 409
    told = answer.json()
    assert (told["state"], told["version"]) == ("previewed", previewed.version)
    assert "approve" in told["allowed"]


def test_a_command_out_of_turn_is_a_conflict(desk: Desk, previewed: api.FileRef) -> None:
    assert problem(commanded(desk.worker, previewed, "undo", previewed.version))[0] == 409


def test_a_repeated_command_is_done_once(desk: Desk, previewed: api.FileRef) -> None:
    key = {"Idempotency-Key": "cancel-0001"}
    first = commanded(desk.worker, previewed, "cancel", previewed.version, **key)
    again = commanded(desk.worker, previewed, "cancel", previewed.version, **key)
    assert first.json() == again.json()


def test_a_refused_command_leaves_no_receipt(desk: Desk, previewed: api.FileRef) -> None:
    key = {"Idempotency-Key": "cancel-0001"}
    commanded(desk.worker, previewed, "cancel", previewed.version - 1, **key)
    answer = post(desk.worker, f"{FILES}/{previewed.id}/commands", {"command": "nonsense"}, **key)
    assert problem(answer) == (422, "invalid")


def test_the_neighbours_command_finds_nothing(neighbour: Person, previewed: api.FileRef) -> None:
    assert problem(commanded(neighbour, previewed, "cancel", previewed.version)) == (404, "not-found")
