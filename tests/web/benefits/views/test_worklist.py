"""The worklist: questions and walks, never people."""

from __future__ import annotations

import pytest

from tests.benefits.assessed import assessed
from tests.people import Person
from tests.tree import HOME_COMPOUND, NEXT_ROOM

pytestmark = pytest.mark.django_db
LIST = "/staff/benefits/worklist/"


def html(who: Person, path: str = LIST, status: int = 200) -> str:
    response = who.client().get(path)
    assert response.status_code == status
    return response.content.decode()


def test_a_question_is_shown_with_worth_and_what_it_opens(worker: Person) -> None:
    assessed("elder.assessed", high=60_000)
    told = html(worker)
    assert all(word in told for word in ("近两年做过能力评估吗？", "养老服务专员", "6,000", "失能老年人护理补贴"))


def test_a_question_leads_to_its_yards(officer: Person) -> None:
    assessed("hukou")
    assessed("elder.assessed", place=NEXT_ROOM)
    told = html(officer, f"{LIST}?fact=hukou")
    assert "去哪里问：户口是否在本市？" in told
    assert "红墙小区" in told
    assert "槐柏小区" not in told


def test_a_yard_lists_doors_and_questions(worker: Person) -> None:
    assessed("hukou")
    told = html(worker, f"{LIST}{HOME_COMPOUND.value}/")
    assert "红墙小区1号楼" in told
    assert "户口是否在本市？" in told


def test_nothing_to_ask_is_said(worker: Person) -> None:
    assert "没有等着补的信息" in html(worker)
    assert "这里没有要问的" in html(worker, f"{LIST}{HOME_COMPOUND.value}/")


@pytest.mark.parametrize("yard", ["110102.", "nowhere", HOME_COMPOUND.value])
def test_a_place_outside_is_not_there(yard: str, neighbour: Person) -> None:
    assessed("hukou")
    html(neighbour, f"{LIST}{yard}/", 404)


def test_residents_have_no_worklist(resident: Person) -> None:
    html(resident, LIST, 403)
