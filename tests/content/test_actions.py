"""Notices are drafted, published, scheduled and withdrawn inside the editor's own place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from jiayuan.content import api as content
from jiayuan.content.models import NoticePage
from jiayuan.content.shelf import paragraphs, shelf
from jiayuan.identity.api import acting_as_service, as_login
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotFound, Refused
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.tree import HOME, HOME_ROOM, NEXT, NEXT_ROOM, STREET, load_test_tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tree() -> None:
    load_test_tree()


@pytest.fixture
def editing() -> Iterator[None]:
    with acting_as_service("editor", place=HOME, purpose=UPKEEP_SYSTEM):
        yield


def new(**changes: object) -> content.NewNotice:
    values = {"title": "停水", "summary": "周三停水", "text": "请储水。\n谢谢。", "targets": [HOME]}
    return content.NewNotice(**{**values, **changes})  # type: ignore[arg-type]


def test_a_draft_is_seen_by_nobody(editing: None) -> None:
    content.draft_notice(new())
    assert content.notices_for(HOME_ROOM) == []


def test_a_published_notice_is_seen_in_its_community_and_not_next_door(editing: None) -> None:
    content.publish_notice(content.draft_notice(new()))
    assert [notice.title for notice in content.notices_for(HOME_ROOM)] == ["停水"]
    assert content.notices_for(NEXT_ROOM) == []
    assert content.notices_for(STREET) == []


def test_a_notice_for_next_door_is_refused_at_its_field(editing: None) -> None:
    with pytest.raises(Invalid) as told:
        content.draft_notice(new(targets=[NEXT]))
    assert [error.field for error in told.value.errors] == ["targets"]


def test_the_neighbour_cannot_publish_our_draft(editing: None) -> None:
    number = content.draft_notice(new())
    with acting_as_service("neighbour", place=NEXT, purpose=UPKEEP_SYSTEM), pytest.raises(NotFound):
        content.publish_notice(number)


def test_an_emergency_waits_for_a_second_person(editing: None) -> None:
    number = content.draft_notice(new(urgency="emergency", expire_at=clock.now() + timedelta(hours=5)))
    with pytest.raises(Refused):
        content.publish_notice(number)
    with acting_as_service("second", place=STREET, purpose=UPKEEP_SYSTEM):
        assert content.publish_notice(number)
    assert content.notices_for(HOME_ROOM)[0].emergency


def test_a_later_start_is_scheduled_and_published_when_due(editing: None) -> None:
    number = content.draft_notice(new(go_live=clock.now() + timedelta(hours=1)))
    assert not content.publish_notice(number)
    with as_login():
        revision = NoticePage.objects.get(pk=number).get_latest_revision()
        due = clock.now() - timedelta(minutes=1)
        revision.content["go_live_at"] = due.isoformat()
        revision.approved_go_live_at = due
        revision.save()
        content.publish_scheduled()
    assert [notice.id for notice in content.notices_for(HOME)] == [number]


def test_an_expired_notice_is_taken_down_by_the_job(editing: None) -> None:
    number = content.draft_notice(new(expire_at=clock.now() + timedelta(hours=1)))
    content.publish_notice(number)
    with as_login():
        NoticePage.objects.filter(pk=number).update(expire_at=clock.now() - timedelta(minutes=1))
        content.publish_scheduled()
    assert not NoticePage.objects.get(pk=number).live


def test_a_withdrawn_notice_is_gone_at_once(editing: None) -> None:
    number = content.draft_notice(new())
    content.publish_notice(number)
    content.withdraw_notice(number, "时间写错")
    assert content.notices_for(HOME_ROOM) == []


def test_plain_text_becomes_escaped_paragraphs() -> None:
    assert paragraphs("一\n\n<b>二") == "<p>一</p><p>&lt;b&gt;二</p>"


def test_there_is_one_shelf(editing: None) -> None:
    with as_login():
        assert shelf().pk == shelf().pk
