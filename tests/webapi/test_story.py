"""A program's night: a ledger sent, followed, mended, merged by people, questioned, undone. One token, no browser."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiayuan.audit.models import Record
from jiayuan.identity.api import acting_as_service, revoke_grant
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT, HOME, as_role
from tests.webapi.calls import ROOT, bearing, client_of, get, post, problem, token_of

pytestmark = pytest.mark.django_db
NEW_PHONE = "13700001111"


@pytest.fixture
def program(desk: Desk) -> Client:
    return bearing(token_of(desk.worker, "ledger-upkeep", "registry-review"))


def sent(program: Client, *lines: list[str]) -> str:
    book = SimpleUploadedFile("老年人.xlsx", books.workbook(list(lines)))
    answer = program.post(f"{ROOT}/ledgers/files", {"file": book, "template": "elderly", "as_of": str(books.AS_OF)})
    assert answer.status_code == 202, answer.content.decode()
    return str(answer.json()["id"])


def state(program: Client, number: str) -> dict[str, Any]:
    told: dict[str, Any] = get(program, f"/ledgers/files/{number}").json()
    return told


def commanded(who: Client, number: str, name: str, **more: Any) -> dict[str, Any]:
    body = {"command": name, "expected_version": state(who, number)["version"], **more}
    told: dict[str, Any] = post(who, f"/ledgers/files/{number}/commands", body).json()
    return told


def merged(desk: Desk, program: Client, *lines: list[str]) -> str:
    """Sent by the program, approved by the officer in a browser: a large change needs a second person."""
    number = sent(program, *lines)
    api.run_to(number, "previewed", HOME)  # type: ignore[arg-type]
    commanded(client_of(desk.officer), number, "approve", data={"right_file": True})
    api.run_to(number, "merged", HOME)  # type: ignore[arg-type]
    return number


def phone(program: Client) -> dict[str, Any]:
    row = {"purpose": "ledger-upkeep", "name": "王秀兰", "id_number": books.line(0)[2]}
    ref = post(program, "/registry/match", row).json()["candidates"][0]["ref"]
    facts = {"purpose": "ledger-upkeep", "refs": [ref], "attrs": ["phone"]}
    (one,) = post(program, "/registry/facts", facts).json()["people"]
    return {"ref": ref, **one["values"]["phone"]}


def test_a_value_sent_is_a_value_read_with_its_cell(desk: Desk, program: Client) -> None:
    number = merged(desk, program, books.line(0, 联系电话=NEW_PHONE), books.line(1))
    assert state(program, number)["state"] == "merged"
    now = phone(program)
    assert now["value"] == "137****1111"
    steps = get(program, f"/registry/lineage/{now['ref']}/phone").json()["steps"]
    assert steps[0]["cell"]["file"] == number


def test_an_undo_brings_the_old_value_back(desk: Desk, program: Client) -> None:
    before = phone(program)["value"]
    number = merged(desk, program, books.line(0, 联系电话=NEW_PHONE), books.line(1))
    told = commanded(program, number, "undo", reason="传错了文件")
    assert told["state"] == "undone"
    assert phone(program)["value"] == before


def test_the_same_file_again_is_the_same_receipt(desk: Desk, program: Client) -> None:
    lines = (books.line(0), books.line(1))
    book = books.workbook(list(lines))
    numbers = set()
    for _ in range(2):
        file = SimpleUploadedFile("老年人.xlsx", book)
        numbers.add(program.post(f"{ROOT}/ledgers/files", {"file": file, "template": "elderly"}).json()["id"])
    assert len(numbers) == 1


def test_faults_are_told_by_kind_row_and_workbook(desk: Desk, program: Client) -> None:
    number = sent(program, books.line(0, 身份证号="11010219400115"), books.line(1))
    api.run_to(number, "previewed", HOME)  # type: ignore[arg-type]
    assert get(program, f"/ledgers/files/{number}/issues").json()
    rows = get(program, f"/ledgers/files/{number}/preview").json()["rows"]
    assert any(row["findings"] for row in rows)
    assert get(program, f"/ledgers/files/{number}/errors.xlsx").content.startswith(b"PK")


def test_a_question_is_answered_by_the_program_of_a_person(desk: Desk, program: Client) -> None:
    merged(desk, program, books.doubtful())
    (one, *_) = get(program, "/reviews").json()["reviews"]
    body = {"decision": "different", "reason": "问过了", "expected_version": one["version"]}
    assert post(program, f"/reviews/{one['id']}/decision", body).json()["state"] == "decided"


def test_an_ended_grant_stops_the_program_at_its_next_call(desk: Desk, program: Client) -> None:
    assert get(program, "/places").status_code == 200
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        assert desk.worker.grant_id
        revoke_grant(desk.worker.grant_id, reason="tests")
    assert problem(get(program, "/places")) == (401, "login")


def test_a_term_that_is_over_stops_it_too(desk: Desk, program: Client) -> None:
    with clock.frozen(clock.now() + timedelta(days=31)):
        assert problem(get(program, "/places")) == (401, "login")


def test_every_step_is_on_record_under_the_owner_with_its_purpose(desk: Desk, program: Client) -> None:
    phone(program)
    with as_role("jy_auditor"):
        records = Record.objects.filter(act__startswith="webapi.registry.")
        told = {(one.act, one.actor, one.purpose, one.detail["token"]) for one in records}
    assert told == {
        ("webapi.registry.match", desk.worker.account_id, "ledger-upkeep", 1),
        ("webapi.registry.facts", desk.worker.account_id, "ledger-upkeep", 1),
    }


def test_the_record_holds_nothing_that_was_asked(desk: Desk, program: Client) -> None:
    phone(program)
    with as_role("jy_auditor"):
        texts = [str(one.__dict__) for one in Record.objects.all()]
    assert not [text for text in texts if books.line(0)[2] in text or "王秀兰" in text]


@pytest.mark.parametrize("header", ["statistics", "service-self", "emergency_care"])
def test_a_header_cannot_widen_what_the_token_may(desk: Desk, program: Client, header: str) -> None:
    for path in ("/ledgers/files/00000000-0000-7000-8000-00000000dead", "/reviews", "/quality", "/places"):
        assert problem(get(program, path, **{"Jiayuan-Purpose": header})) == (403, "purpose")
