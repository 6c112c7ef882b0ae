"""Where a reader stands: chosen, else home, else the whole district."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from jiayuan.identity.api import identify
from jiayuan.identity.presence import ActingInfo
from jiayuan.web.portal.place import COOKIE, home, standing
from tests.people import Person
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_ROOM, NEXT

pytestmark = pytest.mark.django_db


def asked(rf: RequestFactory, person: Person | None = None, chosen: str = "") -> HttpRequest:
    rf.cookies.clear()
    if chosen:
        rf.cookies[COOKIE] = chosen
    request = rf.get("/")
    entrant = identify(person.account_id) if person else None
    request.acting_info = ActingInfo(entrant)  # type: ignore[attr-defined]
    return request


def test_a_visitor_stands_in_the_whole_district(rf: RequestFactory, tree: None) -> None:
    assert standing(asked(rf)).path is None


def test_a_resident_stands_at_home(rf: RequestFactory, resident: Person) -> None:
    here = standing(asked(rf, resident))
    assert here.path == HOME_ROOM
    assert here.is_home


def test_the_printed_line_starts_at_the_building(rf: RequestFactory, resident: Person) -> None:
    shown = standing(asked(rf, resident)).shown
    assert shown[0].path == HOME_BUILDING
    assert shown[-1].path == DISTRICT


def test_a_chosen_place_wins_over_home(rf: RequestFactory, resident: Person) -> None:
    here = standing(asked(rf, resident, NEXT.value))
    assert here.path == NEXT
    assert not here.is_home


def test_a_place_that_is_gone_falls_back_to_the_nearest_that_exists(rf: RequestFactory, tree: None) -> None:
    assert standing(asked(rf, chosen=f"{HOME}9999.")).path == HOME


@pytest.mark.parametrize("text", ["nonsense", "110102", "'; drop table--", "9" * 300])
def test_a_broken_cookie_is_no_choice(rf: RequestFactory, tree: None, text: str) -> None:
    assert standing(asked(rf, chosen=text)).path is None


def test_home_is_what_the_account_says(rf: RequestFactory, resident: Person) -> None:
    assert home(asked(rf, resident)) == HOME_ROOM
    assert home(asked(rf)) is None
