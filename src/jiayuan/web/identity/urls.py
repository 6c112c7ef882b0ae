"""Addresses of identity's pages."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.identity import personal, views

app_name = "identity"
urlpatterns = [
    path("login/", views.login, name="login"),
    path("login/code/", views.code, name="code"),
    path("login/password/", views.password, name="password"),
    path("login/second-factor/", views.second_factor, name="second_factor"),
    path("logout/", views.logout, name="logout"),
    path("me/grants/", personal.grants, name="grants"),
    path("me/access/", personal.access, name="access"),
    path("accounts/login/", views.to_login, name="library_login"),
    path("accounts/signup/", views.to_login, name="library_signup"),
    path("accounts/password/reset/", views.to_login, name="library_reset"),
    path("accounts/login/code/confirm/", views.to_login, name="library_code"),
]
