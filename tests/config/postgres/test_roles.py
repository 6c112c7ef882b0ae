"""The roles of the running database: what each login is, and what it may become."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from jiayuan.config.postgres.instance import Instance
from jiayuan.config.postgres.roles import ACTING, GROUPS, LOGINS, MEMBERS
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


def session(login: str) -> psycopg.Connection[tuple[object, ...]]:
    """A login's own session; it writes nothing that is kept."""
    instance = Instance.load(settings.DATA_DIR)
    assert instance
    return psycopg.connect(instance.url(login), autocommit=True)


@pytest.mark.parametrize(("login", "may"), sorted(MEMBERS.items()))
def test_a_login_may_become_just_its_groups(login: str, may: tuple[str, ...]) -> None:
    asked = "SELECT g FROM unnest(%s::text[]) g WHERE pg_has_role(%s, g, 'MEMBER')"
    with connection.cursor() as cursor:
        cursor.execute(asked, [list(GROUPS), login])
        assert {row[0] for row in cursor.fetchall()} == set(may)


@pytest.mark.parametrize("group", GROUPS)
def test_no_group_can_log_in(group: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", [group])
        assert cursor.fetchone() == (False,)


@pytest.mark.parametrize("login", ["jy_web", "jy_worker"])
def test_a_login_that_forgot_its_role_reads_nobody(login: str) -> None:
    with session(login) as one, pytest.raises(psycopg.errors.InsufficientPrivilege):
        one.execute("SELECT name FROM registry_person")


@pytest.mark.parametrize("role", ACTING)
def test_a_role_without_a_scope_sees_nobody_or_may_not_look(role: str) -> None:
    with session("jy_web") as one:
        one.execute(f"SET ROLE {role}")
        try:
            rows = one.execute("SELECT entity_id FROM registry_person").fetchall()
        except psycopg.errors.InsufficientPrivilege:
            rows = []
    assert rows == []


@pytest.mark.parametrize("statement", ["CREATE TABLE public.mine (n int)", "CREATE ROLE mine", "CREATE DATABASE mine"])
@pytest.mark.parametrize("login", ["jy_web", "jy_worker"])
def test_a_login_makes_nothing(login: str, statement: str) -> None:
    with session(login) as one, pytest.raises(psycopg.errors.InsufficientPrivilege):
        one.execute(statement)


def test_the_keys_login_cannot_enter_the_main_database() -> None:
    address = url("jy_keys").replace(str(settings.DATABASES["default"]["PASSWORD"]), keys_password())
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(address)


def keys_password() -> str:
    return str(settings.DATABASES["keys"]["PASSWORD"])


@pytest.mark.parametrize("role", ["jy_staff", "jy_resident"])
def test_the_worker_may_act_for_people_and_take_in_ledgers(role: str) -> None:
    with session("jy_worker") as one:
        for name in (role, "jy_intake"):
            one.execute(f"SET ROLE {name}")
            assert one.execute("SELECT current_user").fetchone() == (name,)
