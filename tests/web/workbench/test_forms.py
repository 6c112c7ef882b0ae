"""The form reads a notice; the rules are content's."""

from __future__ import annotations

from datetime import timedelta

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import PlaceRef
from jiayuan.web.workbench.forms import NoticeForm
from tests.tree import HOME, NEXT

HERE = [PlaceRef(1, "community", HOME, "府右街南社区", "110102001001")]
FILLED = {"title": "停水", "summary": "周三停水", "channel": "notice", "urgency": "routine", "targets": [HOME.value]}


def form(**changes: object) -> NoticeForm:
    return NoticeForm({**FILLED, **changes}, places=HERE)


def test_a_filled_form_becomes_a_notice() -> None:
    filled = form(text="一\n二")
    assert filled.is_valid()
    notice = filled.notice()
    assert notice.targets == [PlacePath(HOME.value)]
    assert (notice.title, notice.text, notice.go_live) == ("停水", "一\n二", None)


def test_only_the_editors_places_can_be_ticked() -> None:
    assert "targets" in form(targets=[NEXT.value]).errors


def test_times_are_local_and_kept_with_their_zone() -> None:
    filled = form(expire_at="2026-07-04T10:00")
    assert filled.is_valid()
    expire = filled.notice().expire_at
    assert expire is not None
    assert expire.utcoffset() == timedelta(hours=8)


def test_every_required_field_is_named_at_once() -> None:
    assert set(NoticeForm({}, places=HERE).errors) == {"title", "summary", "channel", "urgency", "targets"}
