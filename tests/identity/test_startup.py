"""A privileged login or an unguarded table stops the start."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from jiayuan.identity import startup
from jiayuan.identity.startup import check_database_login, login_faults, refuse_privileged_login, unguarded_tables
from jiayuan.kernel.errors import Unavailable
from tests import database

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


@pytest.fixture
def privileged(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process logs in as the one who may do everything."""
    login = psycopg.conninfo.conninfo_to_dict(database.admin_url())
    wrapper = connection.copy()
    wrapper.settings_dict = {**connection.settings_dict, "USER": login["user"], "PASSWORD": login.get("password", "")}
    monkeypatch.setattr(startup, "connection", wrapper)
    with wrapper.wrap_database_errors:
        yield
    wrapper.close()


def test_a_superuser_may_not_serve(privileged: None) -> None:
    assert "superuser" in login_faults()
    with pytest.raises(Unavailable) as refused:
        refuse_privileged_login()
    assert refused.value.code.startswith("login-superuser")
    assert "jy_web" in str(refused.value.advice)


def test_the_deployment_check_names_each_fault(privileged: None) -> None:
    found = check_database_login(None)
    assert {"identity.E001"} == {message.id for message in found}
    assert any("superuser" in message.msg for message in found)


def test_changing_the_role_does_not_hide_the_login(privileged: None) -> None:
    with startup.connection.cursor() as cursor:
        cursor.execute("SET ROLE jy_web")
    assert "superuser" in login_faults()
