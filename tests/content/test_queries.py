"""Who reads which notice: equal to a brute-force filter, pinned, cleaned, paged by time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.content import api as content
from jiayuan.content.models import NoticePage, ServiceItem
from jiayuan.content.rules import reaches
from jiayuan.identity.api import as_login
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from tests.content.writing import drafted, published
from tests.tree import (
    DISTRICT,
    HOME,
    HOME_BUILDING,
    HOME_COMPOUND,
    HOME_ROOM,
    NEXT,
    NEXT_ROOM,
    STREET,
    as_role,
    load_test_tree,
)

pytestmark = pytest.mark.django_db
TARGETS = (DISTRICT, STREET, HOME, NEXT, HOME_COMPOUND, HOME_BUILDING)


@pytest.fixture(autouse=True)
def tree() -> None:
    load_test_tree()


def test_targeting_equals_a_brute_force_filter() -> None:
    for target in TARGETS:
        published(str(target), target)
    for reader in (DISTRICT, STREET, HOME, NEXT, HOME_BUILDING, HOME_ROOM, NEXT_ROOM):
        found = {notice.title for notice in content.notices_for(reader)}
        assert found == {str(target) for target in TARGETS if reaches(target, reader)}, reader


def test_two_targets_show_a_notice_once() -> None:
    published("两处", STREET, HOME)
    assert len(content.notices_for(HOME_ROOM)) == 1


def test_an_emergency_comes_before_newer_ones() -> None:
    published("暴雨", HOME, urgency="emergency", expire_at=clock.now() + timedelta(hours=1))
    published("更新的", HOME)
    assert [notice.title for notice in content.notices_for(HOME)] == ["暴雨", "更新的"]


def test_an_expired_notice_is_gone_even_before_the_job_runs() -> None:
    published("短", HOME, expire_at=clock.now() + timedelta(hours=1))
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert content.notices_for(HOME) == []


def test_a_notice_for_others_is_not_found() -> None:
    number = published("停水", HOME)
    assert content.notice(number, HOME_ROOM).notice.title == "停水"
    with pytest.raises(NotFound):
        content.notice(number, NEXT_ROOM)


def test_html_of_editors_is_cleaned() -> None:
    number = published("停水", HOME)
    with as_login():
        NoticePage.objects.filter(pk=number).update(body='<p onclick="x()">一</p><script>x()</script>')
    assert content.notice(number, HOME).body == "<p>一</p>"


def test_a_notice_names_the_places_it_is_for() -> None:
    assert content.notice(published("停水", STREET, HOME), HOME).places == ("西长安街街道", "府右街南社区")


def test_one_query_serves_a_list() -> None:
    published("一", HOME)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        content.notices_for(HOME_ROOM)
    assert len(queries) == 1


def test_residents_read_published_pages_under_their_own_role() -> None:
    published("停水", HOME)
    with as_role("jy_resident"):
        assert [notice.title for notice in content.notices_for(HOME)] == ["停水"]


def test_words_and_centre_of_a_notice() -> None:
    published("义诊", HOME, channel="event")
    (notice,) = content.notices_for(HOME)
    assert (notice.channel_label, notice.urgency_label, notice.centre) == ("活动", "一般", "practice")


def test_editors_list_drafts_of_their_place_only() -> None:
    drafted("草稿", HOME)
    published("隔壁", NEXT)
    (row,) = content.notices_within(HOME)
    assert (row.title, row.live, row.urgency_label) == ("草稿", False, "一般")


def test_the_catalogue_hides_items_that_are_over() -> None:
    with as_login():
        content.load_catalogue()
        ServiceItem.objects.filter(code="elder-card").update(valid_to=date(2026, 6, 30))
    codes = {item.code for item in content.services(on=date(2026, 7, 1))}
    assert "elder-card" not in codes
    assert len(codes) == 39


def test_an_unknown_service_is_not_found() -> None:
    with pytest.raises(NotFound):
        content.service("nothing")


def seen_at(at: datetime) -> bool:
    with clock.frozen(at):
        return bool(content.notices_for(HOME_ROOM))


def test_a_notice_stands_from_its_first_moment_up_to_its_last() -> None:
    now = clock.now()
    end = now + timedelta(hours=5)
    number = published("停水", HOME, expire_at=end)
    assert [seen_at(at) for at in (now, end - timedelta(seconds=1), end, end + timedelta(days=1))] == [
        True, True, False, False,
    ]  # fmt: skip
    with clock.frozen(end), pytest.raises(NotFound):
        content.notice(number, HOME_ROOM)


def test_a_page_set_live_too_early_is_held_back_until_its_start() -> None:
    number, start = published("停水", HOME), clock.now() + timedelta(hours=3)
    with as_login():
        NoticePage.objects.filter(pk=number).update(go_live_at=start)
    assert [seen_at(at) for at in (clock.now(), start - timedelta(seconds=1), start)] == [False, False, True]


def test_a_reader_without_a_place_reads_what_is_for_everybody() -> None:
    everybody, community = published("全区", DISTRICT), published("本社区", HOME)
    assert [notice.title for notice in content.notices_for(None)] == ["全区"]
    assert content.notice(everybody, None).places == ("西城区",)
    with pytest.raises(NotFound):
        content.notice(community, None)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<script>alert(1)</script><p>好</p>", "<p>好</p>"),
        ('<p onclick="x()">好</p>', "<p>好</p>"),
        ('<a href="javascript:x()">点</a>', '<a rel="noopener">点</a>'),
        ('<img src="x" onerror="y()"><b>好</b>', "<b>好</b>"),
        ('<p style="position:fixed">好</p>', "<p>好</p>"),
        ("<h2>标题</h2><ul><li>一</li></ul>", "<h2>标题</h2><ul><li>一</li></ul>"),
    ],
)
def test_what_an_editor_pastes_is_cleaned(written: str, kept: str) -> None:
    number = published("停水", HOME)
    with as_login():
        NoticePage.objects.filter(pk=number).update(body=written)
    assert content.notice(number, HOME).body == kept
