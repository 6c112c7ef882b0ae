"""Dropping a file on the desk."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People
from tests.tree import HOME

DESK = "/staff/ledgers/"
CONTENT = books.workbook([books.line(n) for n in range(3)])


def drop(client: Client, desk: Desk, content: bytes = CONTENT, **changes: object) -> object:
    file = SimpleUploadedFile("老年人.xlsx", content)
    data = {"file": file, "template": "elderly", "office": desk.office, "mode": "partial", "as_of": "2026-03-01"}
    return client.post(DESK, {**data, **changes})


def test_a_worker_drops_a_file_and_comes_to_its_page(desk: Desk) -> None:
    client = desk.worker.client()
    answer = drop(client, desk)
    assert answer.status_code == 302
    assert "老年人.xlsx" in client.get(answer.url).content.decode()


def test_the_same_file_again_leads_to_the_earlier_one(desk: Desk) -> None:
    client = desk.worker.client()
    assert drop(client, desk).url == drop(client, desk).url


def test_the_list_shows_the_office_s_files(desk: Desk) -> None:
    client = desk.worker.client()
    drop(client, desk)
    page = client.get(DESK).content.decode()
    assert "老年人.xlsx" in page
    assert "府右街南社区居委会" in page


def test_the_neighbour_s_list_is_empty(desk: Desk, people: People) -> None:
    drop(desk.worker.client(), desk)
    page = people.neighbour.client().get(DESK)
    assert page.status_code == 200
    assert "老年人.xlsx" not in page.content.decode()


def test_the_neighbour_cannot_choose_the_office(desk: Desk, people: People) -> None:
    assert drop(people.neighbour.client(), desk).status_code == 422
    with desk.worker.acting(LEDGER_UPKEEP):
        assert api.list_files(Scope(HOME)) == []


@pytest.mark.parametrize("field", ["template", "office", "mode"])
def test_a_form_with_a_wrong_choice_comes_back(desk: Desk, field: str) -> None:
    assert drop(desk.worker.client(), desk, **{field: "x"}).status_code == 422


def test_without_a_file_the_form_says_so(desk: Desk) -> None:
    assert desk.worker.client().post(DESK, {"template": "elderly"}).status_code == 422


def test_a_resident_has_no_desk(desk: Desk, people: People) -> None:
    assert people.resident.client().get(DESK).status_code == 403


def test_a_stranger_is_asked_to_sign_in(desk: Desk) -> None:
    assert Client().get(DESK).status_code == 302


def test_an_empty_desk_says_so(desk: Desk) -> None:
    assert "还没有收到台账" in desk.worker.client().get(DESK).content.decode()


def test_older_files_are_reached_by_key(desk: Desk) -> None:
    client = desk.worker.client()
    drop(client, desk)
    assert "老年人.xlsx" not in client.get(f"{DESK}?before=2020-01-01T00:00:00Z").content.decode()
    assert client.get(f"{DESK}?before=rubbish").status_code == 200


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?template=elderly", True), ("?template=disabled", False), ("?group=working", True), ("?group=merged", False),
        ("?group=nonsense", True), ("?template=elderly&group=ended", False),
    ],
)  # fmt: skip
def test_the_list_narrows_to_a_ledger_and_to_states(desk: Desk, query: str, shown: bool) -> None:
    client = desk.worker.client()
    drop(client, desk)
    page = client.get(DESK + query).content.decode()
    assert ("老年人.xlsx" in page) is shown
    assert ("没有这样的台账" in page) is not shown


def test_the_place_to_drop_works_without_script(desk: Desk) -> None:
    page = desk.worker.client().get(DESK).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert "data-jy-upload" in page
