"""我的数据 of somebody whose record became another one."""

from __future__ import annotations

import pytest

from jiayuan.audit.api import record
from jiayuan.kernel.purpose import BENEFIT_CHECK
from jiayuan.registry import api
from tests.ledgers import books
from tests.people import as_service
from tests.registry.disputes.conftest import Known, known

__all__ = ["known"]
pytestmark = pytest.mark.django_db
SURVIVOR = books.person(1)


@pytest.fixture
def merged(known: Known) -> Known:
    with as_service():
        books.load_base()
        api.merge(SURVIVOR, known.subject, "同一人")
    return known


def page(known: Known, part: str = "") -> str:
    answer = known.people.resident.client().get(f"/me/data/{part}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_all_that_is_held_of_both_is_shown(merged: Known) -> None:
    text = page(merged)
    assert "13911110000" in text or books.NAMES[1] in text
    assert "红墙小区" in text


def test_what_the_old_record_said_can_be_disputed(merged: Known) -> None:
    assert "1950-03-15" in page(merged, "items/birth/")


def test_a_look_before_the_merge_and_one_after_are_both_told(known: Known) -> None:
    with known.people.worker.acting(BENEFIT_CHECK):
        record("registry.facts_for", subjects=[known.subject], fields=["birth"])
    with as_service():
        books.load_base()
        api.merge(SURVIVOR, known.subject, "同一人")
    with known.people.worker.acting(BENEFIT_CHECK):
        record("registry.facts_for", subjects=[SURVIVOR], fields=["birth"])
    assert page(known, "items/birth/").split("为什么")[-1].count("<time") == 2


def test_taken_apart_the_page_is_the_own_record_s_again(merged: Known) -> None:
    with as_service():
        api.unmerge(merged.subject, "看错了")
    text = page(merged)
    assert "王秀兰" in text
    assert books.NAMES[1] not in text
