"""House rules inside the content admin."""

from __future__ import annotations

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import RequestFactory

from jiayuan.content.models import NoticePage
from jiayuan.content.wagtail_hooks import emergency_needs_a_second_person

# A page asks for its content type, which only a process that has seen one knows by heart.
pytestmark = pytest.mark.django_db


def asked(rf: RequestFactory, user: int) -> HttpRequest:
    request = rf.post("/cms/")
    request.user = type("User", (), {"pk": user})()  # type: ignore[assignment]
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def page(urgency: str) -> NoticePage:
    notice = NoticePage(urgency=urgency, owner_id=1)
    notice.__dict__["specific"] = notice
    return notice


def test_the_author_of_an_emergency_is_stopped(rf: RequestFactory) -> None:
    with pytest.raises(PermissionDenied):
        emergency_needs_a_second_person(asked(rf, 1), page("emergency"))


def test_a_colleague_goes_through(rf: RequestFactory) -> None:
    assert emergency_needs_a_second_person(asked(rf, 2), page("emergency")) is None


def test_a_routine_notice_needs_nobody_else(rf: RequestFactory) -> None:
    assert emergency_needs_a_second_person(asked(rf, 1), page("routine")) is None
