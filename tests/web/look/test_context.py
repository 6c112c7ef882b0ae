"""What every template may use."""

from __future__ import annotations

from django.test import RequestFactory

from jiayuan.web.look.context import HOTLINE, look
from jiayuan.web.look.preferences import COOKIE


def test_the_cookie_sets_the_look(rf: RequestFactory) -> None:
    rf.cookies[COOKIE] = "mode=elder&size=24"
    found = look(rf.get("/"))
    assert found["look"].elder
    assert found["look"].size == "24"


def test_staff_pages_carry_the_work_menu(rf: RequestFactory) -> None:
    assert look(rf.get("/staff/"))["look_menu"][0].door.path == "/staff/"
    assert look(rf.get("/"))["look_menu"][0].door.path == "/"


def test_the_address_to_come_back_to_keeps_its_query(rf: RequestFactory) -> None:
    assert look(rf.get("/notices/?channel=news"))["look_here"] == "/notices/?channel=news"


def test_a_number_to_call_is_always_there(rf: RequestFactory) -> None:
    assert look(rf.get("/"))["look_hotline"] == HOTLINE
