"""Paths of the API. Every address carries its access rule, as pages do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from jiayuan.kernel.errors import JiayuanError
from jiayuan.kernel.text import mark
from jiayuan.webapi.documents import docs, openapi
from jiayuan.webapi.limits import check
from jiayuan.webapi.operations import OPERATIONS, Described
from jiayuan.webapi.problems import WrongMethod, problem
from jiayuan.webapi.site import routes

app_name = "webapi"
BY_NAME: Mapping[str, Described] = {one.name: one for one in OPERATIONS}


def _limited(callback: Callable[..., HttpResponseBase], one: Described) -> Callable[..., HttpResponseBase]:
    # The session's caller checks the CSRF token itself; a program with a bearer token has none.
    @csrf_exempt
    def called(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            check(request, _takes(request, one))
            response = callback(request, *args, **kwargs)
        except JiayuanError as error:
            return problem(request, error)
        if response.status_code != 405:
            return response
        refused = problem(request, WrongMethod(mark("这个地址不接受这种方法")))
        refused.headers["Allow"] = response.headers["Allow"]
        return refused

    vars(called)["access"] = one.rule.access()
    return called


def _takes(request: HttpRequest, one: Described) -> str:
    """What the operation called takes; several operations may share one address."""
    same = next((two for two in OPERATIONS if two.address == one.address and two.method == request.method), one)
    return same.rule.takes if request.method == same.method else ""


def _guarded(pattern: URLPattern) -> URLPattern:
    pattern.callback = _limited(pattern.callback, BY_NAME[pattern.name or ""])
    return pattern


urlpatterns = [
    path("openapi.json", openapi, name="openapi"),
    path("docs/", docs, name="docs"),
    *(_guarded(pattern) for pattern in routes() if pattern.name in BY_NAME),
]
