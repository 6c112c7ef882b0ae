"""Every answer carries the security policy; signed-in pages are not stored."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from jiayuan.config.middleware import SecurityHeaders, policy
from jiayuan.identity.models import User


def answer(path: str, user: object) -> HttpResponse:
    request: HttpRequest = RequestFactory().get(path)
    request.user = user  # type: ignore[assignment]
    return SecurityHeaders(lambda _: HttpResponse("ok"))(request)


def test_pages_allow_no_foreign_and_no_inline_script() -> None:
    header = answer("/", AnonymousUser()).headers["Content-Security-Policy"]
    assert "default-src 'self'" in header
    assert "unsafe" not in header
    assert "frame-ancestors 'none'" in header


def test_the_maps_worker_may_start() -> None:
    assert "worker-src 'self'" in answer("/", AnonymousUser()).headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/cms/", "/admin/"])
def test_editors_pages_may_bring_their_own_scripts(path: str) -> None:
    assert "'unsafe-inline'" in answer(path, AnonymousUser()).headers["Content-Security-Policy"]


def test_a_stream_on_another_port_is_named() -> None:
    with override_settings(LIVE_URL="http://127.0.0.1:8001"):
        assert "connect-src 'self' http://127.0.0.1:8001" in policy("/")


def test_signed_in_pages_are_not_stored() -> None:
    assert answer("/me/", User(username="x")).headers["Cache-Control"] == "no-store"
    assert "Cache-Control" not in answer("/", AnonymousUser()).headers
