"""Writing, confirming and taking down notices on the workbench."""

from __future__ import annotations

import pytest

from jiayuan.content import api as content
from tests.content.writing import drafted, published
from tests.people import Person
from tests.tree import HOME, HOME_ROOM, NEXT, NEXT_ROOM

pytestmark = pytest.mark.django_db
FILLED = {"title": "停水", "summary": "周三停水", "text": "请储水。", "channel": "notice", "urgency": "routine",
          "targets": [HOME.value]}  # fmt: skip


def test_a_worker_publishes_for_the_own_community(worker: Person) -> None:
    response = worker.client().post("/staff/notices/new/", FILLED, follow=True)
    assert "已发布" in response.content.decode()
    assert [notice.title for notice in content.notices_for(HOME_ROOM)] == ["停水"]
    assert content.notices_for(NEXT_ROOM) == []


def test_the_neighbouring_community_cannot_be_ticked(worker: Person) -> None:
    response = worker.client().post("/staff/notices/new/", {**FILLED, "targets": [NEXT.value]})
    assert response.status_code == 200
    assert response.context["form"].errors["targets"]


def test_a_rule_broken_is_told_at_its_field(worker: Person) -> None:
    response = worker.client().post("/staff/notices/new/", {**FILLED, "urgency": "important"})
    assert response.context["form"].errors["expire_at"] == ["重要和紧急通知要写明何时结束"]
    assert content.notices_for(HOME_ROOM) == []


def test_an_emergency_waits_for_a_colleague(worker: Person, officer: Person) -> None:
    number = drafted("暴雨", HOME)
    assert content.notices_for(HOME_ROOM) == []
    officer.client().post(f"/staff/notices/{number}/publish/")
    assert [notice.title for notice in content.notices_for(HOME_ROOM)] == ["暴雨"]


def test_a_notice_is_taken_down_at_once(worker: Person) -> None:
    number = published("停水", HOME)
    worker.client().post(f"/staff/notices/{number}/withdraw/", {"reason": "时间写错"})
    assert content.notices_for(HOME_ROOM) == []


def test_the_list_holds_the_own_area_only(worker: Person) -> None:
    published("本社区的", HOME)
    published("隔壁的", NEXT)
    text = worker.client().get("/staff/notices/").content.decode()
    assert "本社区的" in text
    assert "隔壁的" not in text


@pytest.mark.parametrize("act", ["publish", "withdraw"])
def test_the_neighbour_gets_404(neighbour: Person, act: str) -> None:
    assert neighbour.client().post(f"/staff/notices/{drafted('草稿', HOME)}/{act}/").status_code == 404


@pytest.mark.parametrize("path", ["/staff/notices/", "/staff/notices/new/"])
def test_the_auditor_may_not_write(auditor: Person, path: str) -> None:
    assert auditor.client().get(path).status_code == 403


def test_a_link_changes_nothing(worker: Person) -> None:
    assert worker.client().get(f"/staff/notices/{drafted('草稿', HOME)}/publish/").status_code == 405
