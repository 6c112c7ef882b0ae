"""Writing, confirming and taking down notices on the workbench."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from jiayuan.audit.api import search
from jiayuan.content import api as content
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import AUDIT_REVIEW
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


def urgent(hours: int = 3) -> dict[str, object]:
    end = (clock.now() + timedelta(hours=hours)).astimezone(clock.LOCAL)
    return {**FILLED, "title": "暴雨红色预警", "urgency": "emergency", "expire_at": f"{end:%Y-%m-%dT%H:%M}"}


def test_an_emergency_takes_two_people_from_the_form_to_the_reader(worker: Person, officer: Person) -> None:
    page = worker.client().post("/staff/notices/new/", urgent(), follow=True).content.decode()
    assert "已存为草稿，请另一位同事确认发布" in page
    (draft,) = content.notices_within(HOME)
    alone = worker.client().post(f"/staff/notices/{draft.id}/publish/")
    assert (alone.status_code, content.notices_for(HOME_ROOM)) == (422, [])
    assert "紧急通知要由另一位同事确认发布" in alone.content.decode()
    officer.client().post(f"/staff/notices/{draft.id}/publish/")
    assert [notice.emergency for notice in content.notices_for(HOME_ROOM)] == [True]


def test_an_emergency_of_four_days_is_told_at_its_end(worker: Person) -> None:
    response = worker.client().post("/staff/notices/new/", urgent(96))
    assert response.context["form"].errors["expire_at"] == ["紧急通知最长72小时"]
    assert content.notices_within(HOME) == []


def test_a_later_start_is_said_to_be_planned(worker: Person) -> None:
    start = (clock.now() + timedelta(days=1)).astimezone(clock.LOCAL)
    data = {**FILLED, "go_live": f"{start:%Y-%m-%dT%H:%M}"}
    page = worker.client().post("/staff/notices/new/", data, follow=True).content.decode()
    assert "已排好时间，到时自动发布" in page
    assert content.notices_for(HOME_ROOM) == []


def test_faults_are_told_in_english_too(worker: Person) -> None:
    client = worker.client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = client.post("/staff/notices/new/", {**FILLED, "urgency": "important"})
    (told,) = response.context["form"].errors["expire_at"]
    assert told.isascii()


def test_without_script_the_reason_is_asked_on_a_page_of_its_own(worker: Person, neighbour: Person) -> None:
    number = published("停水", HOME)
    page = worker.client().get(f"/staff/notices/{number}/withdraw/").content.decode()
    assert "停水" in page
    assert 'name="reason"' in page
    assert neighbour.client().get(f"/staff/notices/{number}/withdraw/").status_code == 404
    assert [notice.title for notice in content.notices_for(HOME_ROOM)] == ["停水"]


def test_taking_down_is_on_the_record_with_its_reason(worker: Person, auditor: Person) -> None:
    number = published("停水", HOME)
    worker.client().post(f"/staff/notices/{number}/withdraw/", {"reason": "时间写错" * 80})
    with auditor.acting(AUDIT_REVIEW):
        entry = search(act="content.withdraw", obj=f"content:notice:{number}")[0]
    assert (entry.actor, entry.reason[:4], len(entry.reason)) == (worker.account_id, "时间写错", 200)
