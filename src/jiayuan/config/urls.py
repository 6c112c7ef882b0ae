"""Joins the pages of all modules; each web module names its full paths itself."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as cms_urls

WEB = Path(__file__).resolve().parent.parent / "web"


def _pages() -> list[URLPattern | URLResolver]:
    found = sorted(app for app in settings.OWN_APPS if app.startswith("jiayuan.web."))
    named = [app for app in found if (WEB / app.rpartition(".")[2] / "urls.py").exists()]
    return [path("", include((import_module(f"{app}.urls"), app.rpartition(".")[2]))) for app in named]


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("jiayuan.webapi.urls")),
    *_pages(),
    path("accounts/", include("allauth.urls")),
    path("cms/", include(cms_urls)),
    path("admin/", admin.site.urls),
]
if (WEB / "look" / "errors.py").exists():
    handler400 = "jiayuan.web.look.errors.bad_request"
    handler403 = "jiayuan.web.look.errors.forbidden"
    handler404 = "jiayuan.web.look.errors.not_found"
    handler500 = "jiayuan.web.look.errors.server_error"
