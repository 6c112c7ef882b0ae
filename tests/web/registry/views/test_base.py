"""The state of the base in counts, and the narrow search."""

from __future__ import annotations

import pytest

from jiayuan.ledgers import api
from tests.ledgers import books
from tests.people import People

STATE = "/staff/registry/"
FULL = {"id_number": books.line(0)[2]}
TWO = {"name": "王秀兰", "birth": "1940-01-15"}


def test_the_worker_sees_counts_and_never_names(merged: api.FileRef, people: People) -> None:
    page = people.worker.client().get(STATE).content.decode()
    assert "府右街南社区" in page
    assert "王秀兰" not in page


def test_the_neighbour_counts_nobody_here(merged: api.FileRef, people: People) -> None:
    page = people.neighbour.client().get(STATE).content.decode()
    assert "府右街南社区" not in page
    assert "底座里还没有人" in page


@pytest.mark.parametrize("query", [FULL, TWO, {"name": "王秀兰", "room": books.address(0)}], ids=["id", "two", "room"])
def test_a_narrow_search_finds_one_masked(merged: api.FileRef, people: People, query: dict[str, str]) -> None:
    page = people.worker.client().post(STATE, query).content.decode()
    assert "王*" in page
    assert f"/staff/registry/{books.person(0)}/" in page
    assert books.line(0)[2] not in page.replace(f'value="{books.line(0)[2]}"', "")


@pytest.mark.parametrize("query", [{}, {"name": "王秀兰"}, {"phone": "13700001111"}, {"birth": "1940-01-15"}])
def test_one_thing_is_not_enough(merged: api.FileRef, people: People, query: dict[str, str]) -> None:
    answer = people.worker.client().post(STATE, query)
    assert answer.status_code == 422
    assert "两项" in answer.content.decode()


def test_the_neighbour_finds_nobody(merged: api.FileRef, people: People) -> None:
    page = people.neighbour.client().post(STATE, FULL).content.decode()
    assert "您的范围内没有找到" in page
    assert str(books.person(0)) not in page


def test_nothing_about_a_person_stands_in_an_address(merged: api.FileRef, people: People) -> None:
    page = people.worker.client().get(f"{STATE}?name=王秀兰&birth=1940-01-15").content.decode()
    assert str(books.person(0)) not in page


@pytest.mark.parametrize("who", ["resident", "auditor"])
def test_others_have_no_such_page(merged: api.FileRef, people: People, who: str) -> None:
    assert getattr(people, who).client().get(STATE).status_code == 403
