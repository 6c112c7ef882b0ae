"""The sample's figures on the desk of stewards, and the guard they lift."""

from __future__ import annotations

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers.models import LinkGuard
from tests.ledgers.conftest import Desk
from tests.people import People
from tests.tree import DISTRICT

DESK, GUARD = "/staff/ledgers/", "/staff/review/guard/"


@pytest.fixture
def guard(desk: Desk) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        LinkGuard.objects.create(district=DISTRICT.value, raised_at=clock.now(), n=100, right=98)


def test_few_answers_give_no_figure(desk: Desk) -> None:
    page = desk.officer.client().get(DESK).content.decode()
    assert "抽查的答案还不到10条" in page
    assert "恢复自动归户" not in page


def test_a_worker_sees_no_figures(desk: Desk, guard: None) -> None:
    assert "自动归户准不准" not in desk.worker.client().get(DESK).content.decode()


def test_a_steward_lifts_the_guard_with_a_reason(desk: Desk, guard: None) -> None:
    client = desk.officer.client()
    assert "先请人看" in client.get(DESK).content.decode()
    page = client.post(GUARD, {"reason": "权重已重新学习"}, follow=True).content.decode()
    assert "已恢复自动归户" in page
    assert "先请人看" not in page


def test_a_reason_is_needed(desk: Desk, guard: None) -> None:
    assert desk.officer.client().post(GUARD, {"reason": ""}).status_code == 422


def test_lifted_twice_says_so(desk: Desk) -> None:
    page = desk.officer.client().post(GUARD, {"reason": "x"}, follow=True).content.decode()
    assert "现在没有暂停自动归户" in page


@pytest.mark.parametrize("who", ["worker", "neighbour", "resident", "auditor"])
def test_nobody_else_lifts_it(people: People, who: str) -> None:
    assert getattr(people, who).client().post(GUARD, {"reason": "x"}).status_code == 403


def test_it_is_no_page_to_look_at(people: People) -> None:
    assert people.officer.client().get(GUARD).status_code == 405
