"""The roles of the running database: what each login is, and what it may become."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from jiayuan.config.postgres.roles import ACTING, GROUPS, LOGINS
from tests import database

pytestmark = pytest.mark.django_db


def attributes(name: str) -> tuple[bool, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit FROM pg_roles WHERE rolname = %s",
            [name],
        )
        return tuple(cursor.fetchone())


@pytest.mark.parametrize("name", [*GROUPS, *LOGINS])
def test_no_role_is_privileged(name: str) -> None:
    assert attributes(name) == (False,) * 5


def test_the_suite_logs_in_as_the_web_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user, current_user")
        assert cursor.fetchone() == ("jy_web", "jy_web")


@pytest.mark.parametrize("role", ACTING)
def test_web_may_become_each_acting_role(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (role,)


@pytest.mark.parametrize("role", ["jy_owner", "jy_purge", "jy_intake"])
def test_web_may_not_become_more(role: str) -> None:
    with psycopg.connect(url("jy_web")) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute(f"SET ROLE {role}")


def test_strangers_may_not_connect_to_the_keys() -> None:
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(url("jy_web").replace(settings.DATABASES["default"]["NAME"], keys_name()))


def keys_name() -> str:
    return str(settings.DATABASES["keys"]["NAME"])


def url(login: str) -> str:
    values = settings.DATABASES["default"]
    return f"postgresql://{login}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}/{values['NAME']}"


def test_a_repeated_bootstrap_keeps_the_passwords() -> None:
    assert database.template().passwords["jy_web"] == settings.DATABASES["default"]["PASSWORD"]
