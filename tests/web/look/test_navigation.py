"""Menus show only doors that exist and that the acting role may open."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from jiayuan.identity.presence import ActingInfo
from jiayuan.web.look.doors import DESK, PORTAL, RESIDENT, STAFF, Door
from jiayuan.web.look.navigation import exists, menu, open_to, other_side
from tests.people import Person

NOTICES = Door("/notices/", "通知", "see")
NOWHERE = Door("/nowhere/at/all/", "", "see")


def test_a_door_without_a_page_is_not_drawn() -> None:
    assert [link.door for link in menu([NOTICES, NOWHERE], "/")] == [NOTICES]


def test_a_query_does_not_hide_a_page() -> None:
    assert exists("/notices/?channel=event")
    assert not exists("/nowhere/")


def test_the_longest_path_that_holds_the_reader_is_current() -> None:
    current = [link.door.path for link in menu(RESIDENT, "/notices/7/") if link.current]
    assert current == ["/notices/"]


def test_home_is_current_only_at_home() -> None:
    assert [link.door.path for link in menu(RESIDENT, "/") if link.current] == ["/"]
    assert not [link for link in menu(RESIDENT, "/settings/look/") if link.current]


@pytest.mark.django_db
def test_a_worker_sees_the_door_to_notices_and_the_auditor_does_not(worker: Person, auditor: Person) -> None:
    with worker.acting() as acting:
        assert open_to("/staff/notices/", acting)
    with auditor.acting() as acting:
        assert not open_to("/staff/notices/", acting)
        assert "/staff/notices/" not in [link.door.path for link in menu(STAFF, "/staff/")]


def test_who_works_here_finds_the_way_between_both_sides(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.acting_info = type("Info", (), {"is_staff": True})()  # type: ignore[attr-defined]
    assert other_side(request) == DESK
    request.path = "/staff/cases/"
    assert other_side(request) == PORTAL


def test_a_resident_sees_no_door_to_the_workbench(rf: RequestFactory) -> None:
    request = rf.get("/")
    assert other_side(request) is None
    request.acting_info = ActingInfo()  # type: ignore[attr-defined]
    assert other_side(request) is None
