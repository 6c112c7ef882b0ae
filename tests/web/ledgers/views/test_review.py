"""The review queue in the browser, without script."""

from __future__ import annotations

import pytest

from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People

QUEUE = "/staff/review/"
UNSURE = books.line(0, 身份证号="", 联系电话="13700000000", 家庭住址="")


@pytest.fixture
def item(desk: Desk) -> str:
    desk.merge(books.workbook([UNSURE, books.line(1)]))
    return desk.worker.client().get(QUEUE).url


def test_the_queue_leads_to_the_first_question(item: str) -> None:
    assert item.startswith(QUEUE)


def test_two_cards_marks_and_keys(item: str, desk: Desk) -> None:
    page = desk.worker.client().get(item).content.decode()
    assert page.count("jy-compare__card") == 2
    assert "<mark>" in page
    assert all(f'data-key="{key}"' in page for key in "sdn")


def test_no_plain_number_is_on_the_page(item: str, desk: Desk) -> None:
    page = desk.worker.client().get(item).content.decode()
    assert books.phone(0) not in page
    assert books.line(0)[2] not in page


@pytest.mark.parametrize(
    ("decision", "told"), [("same", "已归为同一人"), ("different", "已记住"), ("new", "已建立新的人")]
)
def test_a_decision_empties_the_queue(item: str, desk: Desk, decision: str, told: str) -> None:
    client = desk.worker.client()
    answer = client.post(item, {"decision": decision, "version": 1}, follow=True)
    page = answer.content.decode()
    assert told in page
    assert "都判断完了" in page


def test_deciding_twice_says_that_it_has_changed(item: str, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(item, {"decision": "same", "version": 1})
    page = client.post(item, {"decision": "new", "version": 1}, follow=True).content.decode()
    assert "情况已经变化" in page


@pytest.mark.parametrize("data", [{"decision": "x"}, {}, {"decision": "same", "person": "nobody"}])
def test_rubbish_is_refused(item: str, desk: Desk, data: dict[str, str]) -> None:
    assert desk.worker.client().post(item, data).status_code == 422


def test_skipping_shows_the_end_of_the_queue(item: str, desk: Desk) -> None:
    number = item.rstrip("/").rpartition("/")[2]
    assert "后面没有了" in desk.worker.client().get(f"{QUEUE}?after={number}").content.decode()


def test_the_neighbour_sees_nothing(item: str, people: People) -> None:
    client = people.neighbour.client()
    assert "都判断完了" in client.get(QUEUE).content.decode()
    assert client.get(item).status_code == 404
    assert client.post(item, {"decision": "same"}).status_code == 404


@pytest.mark.parametrize("who", ["resident", "auditor"])
def test_others_have_no_queue(item: str, people: People, who: str) -> None:
    assert getattr(people, who).client().get(QUEUE).status_code == 403
