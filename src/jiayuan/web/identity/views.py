"""Signing in: one thing per page, the same answers whether or not somebody exists."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import logout as drop_session
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jiayuan.identity.api import (
    TooMany,
    code_is_right,
    end_login,
    info_of,
    open_view,
    send_code,
    user_by_password,
    user_by_phone,
)
from jiayuan.web.identity.entering import enter, remember_next
from jiayuan.web.identity.forms import CodeForm, PasswordForm, PhoneForm

PHONE_KEY = "jiayuan_phone"


def _too_many(request: HttpRequest, template: str, form: Any, error: TooMany) -> HttpResponse:
    # Rounded up: nobody is told to come back a minute too early.
    minutes = -(-error.retry_after // 60)
    form.add_error(None, _("试的次数太多了，请过 %(minutes)d 分钟再试，或到社区窗口办理。") % {"minutes": minutes})
    response = render(request, template, {"form": form}, status=429)
    response.headers["Retry-After"] = str(error.retry_after)
    return response


@open_view
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponseBase:
    """Step 1 for residents: the phone."""
    template = "identity/login.html"
    form = PhoneForm(request.POST or None)
    if request.method == "GET":
        remember_next(request)
    if request.method != "POST" or not form.is_valid():
        return render(request, template, {"form": form}, status=422 if form.errors else 200)
    try:
        send_code(form.cleaned_data["phone"])
    except TooMany as error:
        return _too_many(request, template, form, error)
    request.session[PHONE_KEY] = form.cleaned_data["phone"]
    return redirect("identity:code")


@open_view
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponseBase:
    """Step 2: the code."""
    template, phone = "identity/code.html", request.session.get(PHONE_KEY)
    if not phone:
        return redirect("identity:login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if code_is_right(request, phone, form.cleaned_data["code"]):
                return _known_or_not(request, phone)
        except TooMany as error:
            return _too_many(request, template, form, error)
        form.add_error("code", _("验证码不对或已过期，请核对后再填，或重新发送"))
    return render(request, template, {"form": form}, status=422 if form.errors else 200)


def _known_or_not(request: HttpRequest, phone: str) -> HttpResponseBase:
    # The number has done its work and leaves the session.
    request.session.pop(PHONE_KEY, None)
    user = user_by_phone(phone)
    return enter(request, user, "code") if user else render(request, "identity/unregistered.html")


@open_view
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponseBase:
    """Staff, and residents who have set a password."""
    template = "identity/password.html"
    form = PasswordForm(request.POST or None)
    if request.method == "GET":
        remember_next(request)
    if request.method == "POST" and form.is_valid():
        try:
            user = user_by_password(request, form.cleaned_data["name"], form.cleaned_data["password"])
        except TooMany as error:
            return _too_many(request, template, form, error)
        if user:
            return enter(request, user, "password")
        form.add_error(None, _("账号或密码不对，请核对后再试"))
    return render(request, template, {"form": form}, status=422 if form.errors else 200)


@open_view
def second_factor(request: HttpRequest) -> HttpResponseBase:
    """Staff work needs a second factor: use the one there is, or set one up."""
    if info_of(request).entrant is None:
        return redirect("identity:password")
    remember_next(request)
    return render(request, "identity/second_factor.html")


@open_view
@require_POST
def logout(request: HttpRequest) -> HttpResponseBase:
    """Ends the log-in on the server and in the browser."""
    end_login(request)
    drop_session(request)
    return redirect("/")


@open_view
def to_login(request: HttpRequest) -> HttpResponseBase:
    """The login library's own pages lead to ours."""
    return redirect("identity:login")
