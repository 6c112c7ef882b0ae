"""A privileged login or an unguarded table stops the start."""

from __future__ import annotations

import pytest
from django.db import connection

from jiayuan.identity.startup import check_database_login, login_faults, refuse_privileged_login, unguarded_tables

pytestmark = pytest.mark.django_db


def test_the_web_login_may_serve() -> None:
    assert login_faults() == []


def test_all_identity_tables_are_guarded() -> None:
    assert [name for name in unguarded_tables() if name.startswith("identity_")] == []
    refuse_privileged_login()


def test_an_open_table_is_named() -> None:
    assert unguarded_tables(["identity_account", "django_session"]) == ["django_session"]


def test_the_check_says_the_same() -> None:
    assert check_database_login(None) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        assert cursor.fetchone() == ("jy_web",)
