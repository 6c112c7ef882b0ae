"""One person or two: the page that splits, takes back and proposes; and the list a second person decides from."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from jiayuan.ledgers import api
from jiayuan.registry import api as registry
from jiayuan.registry.models import MergeProposal
from tests.ledgers import books
from tests.people import People, as_service

A, B = books.person(0), books.person(1)
PAGE = f"/staff/registry/{A}/identity/"
MERGES = "/staff/registry/merges/"


@pytest.fixture
def officer(merged: api.FileRef, people: People) -> Client:
    return people.officer.client()


def text(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def split(client: Client, **more: str) -> None:
    record = re.search(r'name="record" value="(\d+)"', text(client))
    assert record
    given = {"record": record[1], "version": "1", "reason": "两个人", **more}
    assert client.post(f"{PAGE}split/", given).status_code == 302


def propose(client: Client, reason: str = "同一人") -> Client:
    assert client.post(f"{PAGE}with/{B}/", {"reason": reason}).status_code == 302
    return client


def waiting() -> list[str]:
    with as_service():
        return list(MergeProposal.objects.values_list("state", flat=True))


def root() -> object:
    with as_service():
        return registry.resolve(B)


def test_rows_are_named_by_ledger_sheet_and_line(officer: Client) -> None:
    page = text(officer)
    for words in ("老年人台账", "老年人.xlsx", "第2行", "电话"):
        assert words in page
    assert "13700001111" not in page


def test_the_person_s_page_leads_there(officer: Client) -> None:
    assert PAGE in text(officer, f"/staff/registry/{A}/")


def test_a_split_is_made_and_taken_back(officer: Client) -> None:
    split(officer)
    back = re.search(r'action="(/staff/registry/[^"]*/identity/split/\d+/)"', text(officer))
    assert back
    assert "拆出了 1 行" in text(officer)
    officer.post(back[1], {"reason": "看错了"})
    assert "拆出了" not in text(officer)


@pytest.mark.parametrize(
    "more",
    [{"reason": ""}, {"version": "7"}, {"record": "1"}],
    ids=["no reason", "an old card", "a row of somebody else"],
)
def test_what_forbids_a_split_is_said_and_nothing_changes(officer: Client, more: dict[str, str]) -> None:
    split(officer, **more)
    assert "拆出了" not in text(officer)


def test_a_worker_sees_the_rows_and_may_propose_but_not_split(merged: api.FileRef, people: People) -> None:
    worker = people.worker.client()
    assert 'name="record"' not in text(worker)
    assert worker.post(f"{PAGE}split/", {"record": "1", "version": "1", "reason": "x"}).status_code == 403


def test_a_second_record_is_looked_for_narrowly(officer: Client) -> None:
    wide = officer.post(PAGE, {"name": books.NAMES[1]})
    assert wide.status_code == 422
    found = officer.post(PAGE, {"id_number": books.line(1)[2]}).content.decode()
    assert f"/identity/with/{B}/" in found


def test_a_proposal_waits_for_a_second_person(officer: Client, people: People) -> None:
    propose(people.worker.client())
    assert root() == B
    version = re.findall(r'name="version" value="([^"]+)"', text(officer, MERGES))
    officer.post(f"{MERGES}{number()}/", {"answer": "yes", "version": version})
    assert root() == A
    assert "归并了一条记录" in text(officer)


def number() -> int:
    with as_service():
        return int(MergeProposal.objects.get().pk)


def test_one_s_own_proposal_offers_only_to_take_it_back(officer: Client) -> None:
    page = text(propose(officer), MERGES)
    assert "撤回提请" in page
    assert "确认归并" not in page
    officer.post(f"{MERGES}{number()}/", {"answer": "yes"})
    assert (root(), waiting()) == (B, ["open"])


def test_a_card_that_has_changed_meanwhile_is_not_decided_on(officer: Client, people: People) -> None:
    propose(people.worker.client())
    officer.post(f"{MERGES}{number()}/", {"answer": "yes", "version": [f"{A}:7"]})
    assert root() == B


def test_a_no_needs_its_reason(officer: Client, people: People) -> None:
    propose(people.worker.client())
    for reason, state in (("", "open"), ("两个人", "refused")):
        officer.post(f"{MERGES}{number()}/", {"answer": "no", "reason": reason})
        assert waiting() == [state]


def test_numbers_on_the_cards_are_masked(officer: Client, people: People) -> None:
    propose(people.worker.client())
    page = text(officer, MERGES)
    assert books.line(1)[2] not in page
    assert "********" in page


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}with/{B}/"])
def test_the_neighbour_gets_404(merged: api.FileRef, people: People, path: str) -> None:
    client = people.neighbour.client()
    answer = client.post(path, {"reason": "x"}) if "with" in path else client.get(path)
    assert answer.status_code == 404


def test_the_neighbour_s_list_is_empty(officer: Client, people: People) -> None:
    propose(officer)
    assert "没有等待确认的归并" in text(people.neighbour.client(), MERGES)
