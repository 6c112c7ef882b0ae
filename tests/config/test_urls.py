"""All pages are joined, and errors have pages of their own."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, resolve

from jiayuan.config import urls


def test_every_module_with_pages_is_joined() -> None:
    named = {str(one.app_name) for one in urls.urlpatterns if getattr(one, "app_name", None)}
    with_pages = {
        app.rpartition(".")[2]
        for app in settings.OWN_APPS
        if app.startswith("jiayuan.web.") and (urls.WEB / app.rpartition(".")[2] / "urls.py").exists()
    }
    assert with_pages <= named


@pytest.mark.parametrize("path", ["/", "/login/", "/cms/", "/admin/"])
def test_the_first_pages_of_everybody_are_there(path: str) -> None:
    assert resolve(path).func


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_errors_have_pages_of_our_own(status: int) -> None:
    handler = get_resolver().resolve_error_handler(status)
    assert handler.__module__ == "jiayuan.web.look.errors"


@pytest.mark.django_db
def test_an_address_that_is_not_there_is_told_gently(client: Client) -> None:
    answer = client.get("/there-is-no-such-page/")
    assert answer.status_code == 404
    assert "Traceback" not in answer.content.decode()
