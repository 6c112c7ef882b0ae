"""The last steps of signing in, and where it leads."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from jiayuan.identity.api import LoginUser, identify

NEXT_KEY = "jiayuan_next"
STAFF_HOME = "/staff/"
RESIDENT_HOME = "/"


def remember_next(request: HttpRequest) -> None:
    """Keeps where the visitor wanted to go, if it is a page of ours."""
    wanted = request.GET.get("next", "")
    # Anything else, scripts and other sites, is dropped without a word.
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        request.session[NEXT_KEY] = wanted


def _after(request: HttpRequest, user: LoginUser) -> str:
    wanted = request.session.pop(NEXT_KEY, "")
    if wanted or user.account_id is None:
        return str(wanted or RESIDENT_HOME)
    return STAFF_HOME if identify(user.account_id).grants else RESIDENT_HOME


def enter(request: HttpRequest, user: LoginUser, method: str) -> HttpResponseBase:
    """Signs in after the first factor; the login library asks for the second one where the person has it."""
    record_authentication(request, user, method=method)
    login = Login(user=user, redirect_url=_after(request, user))
    response: HttpResponse = perform_login(request, login)
    return response
