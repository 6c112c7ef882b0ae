"""Who may open a page: every view carries exactly one of these decorators, and with it its rule as `.access`.

The view runs inside `acting`, and its template is rendered there too, so that nothing is read outside the scope.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from jiayuan.identity.answers import LOGIN, SECOND_FACTOR, error_response, info_of, rendered, sent_to
from jiayuan.identity.gate import Access, Inside, inside, let_in
from jiayuan.kernel.errors import JiayuanError, NotAllowed
from jiayuan.kernel.purpose import SERVICE_SELF, Purpose
from jiayuan.kernel.text import mark

View = Callable[..., HttpResponseBase]


def _run(request: HttpRequest, begin: Inside, rule: Access, view: Callable[[], Any]) -> HttpResponseBase:
    try:
        return let_in(request, begin, rule, lambda: rendered(view()))
    except JiayuanError as error:
        return error_response(request, error)


def _wrap(view: View, rule: Access, gate: Callable[[HttpRequest, Callable[[], Any]], HttpResponseBase]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return gate(request, lambda: view(request, *args, **kwargs))

    # Read by the architecture test and by the scope matrix.
    vars(guarded)["access"] = rule
    return guarded


def _as_staff(request: HttpRequest, rule: Access, view: Callable[[], Any]) -> HttpResponseBase:
    info = info_of(request)
    entrant, grant = info.entrant, info.active
    if entrant is None:
        return sent_to(LOGIN, request)
    if grant is None:
        return error_response(request, NotAllowed(mark("这里是工作人员使用的页面"), code="staff-only"))
    if info.assurance < 2:
        return sent_to(SECOND_FACTOR, request)
    return _run(request, inside(entrant, grant.id, rule, info), rule, view)


def _as_resident(request: HttpRequest, rule: Access, view: Callable[[], Any]) -> HttpResponseBase:
    info = info_of(request)
    if info.entrant is None:
        return sent_to(LOGIN, request)
    return _run(request, inside(info.entrant, None, rule, info), rule, view)


def staff_view(permission: str = "", *, purpose: Purpose) -> Callable[[View], View]:
    """For staff signed in with a second factor, acting under the chosen grant, if its role holds `permission`."""
    rule = Access("staff", permission, purpose)
    return lambda view: _wrap(view, rule, lambda request, run: _as_staff(request, rule, run))


def resident_view(*, purpose: Purpose = SERVICE_SELF, base: bool = False) -> Callable[[View], View]:
    """For a signed-in resident, acting for themselves; with `base` as the person their records have become."""
    rule = Access("resident", "", purpose, base)
    return lambda view: _wrap(view, rule, lambda request, run: _as_resident(request, rule, run))


def open_view(view: View) -> View:
    """For everybody. Runs as the web login: open tables only, no row about a person."""

    def gate(request: HttpRequest, run: Callable[[], Any]) -> HttpResponseBase:
        try:
            return rendered(run())
        except JiayuanError as error:
            return error_response(request, error)

    return _wrap(view, Access("open"), gate)
