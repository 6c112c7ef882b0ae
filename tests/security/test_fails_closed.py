"""Without a proper scope nobody sees a row: unset, empty, malformed, stale connection, wrong role; every table."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from jiayuan.kernel.tables import Table
from tests.security.ground import ROLES, SCOPE_A, Ground, doors, guarded, place_columns, rows

TABLES = guarded()
EMPTY = dict.fromkeys(SCOPE_A, "")
MALFORMED = {"lo": "%", "hi": "%", "orgs": "x", "subject": "x", "actor": "x"}
by_name = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def sees_all_by_duty(table: Table, role: str) -> bool:
    return table.scope_kind == "audit" and role == "jy_auditor"


def nothing(found: int | str) -> bool:
    return found == 0 or isinstance(found, str)


@by_name
@pytest.mark.parametrize("role", ROLES)
def test_unset_scope_opens_nothing(ground: Ground, table: Table, role: str) -> None:
    assert sees_all_by_duty(table, role) or nothing(ground.count(table.name, role, None))


@by_name
@pytest.mark.parametrize("role", ROLES)
def test_empty_scope_opens_nothing(ground: Ground, table: Table, role: str) -> None:
    assert sees_all_by_duty(table, role) or nothing(ground.count(table.name, role, EMPTY))


@by_name
@pytest.mark.parametrize("role", ROLES)
def test_malformed_scope_opens_nothing(ground: Ground, table: Table, role: str) -> None:
    assert sees_all_by_duty(table, role) or nothing(ground.count(table.name, role, MALFORMED))


@by_name
def test_staff_see_exactly_what_lies_in_scope(ground: Ground, table: Table) -> None:
    expected = (
        0
        if table.scope_kind in ("audit", "subject")
        else sum(column != table.subject_column for column in doors(table))
    )
    assert ground.count(table.name, "jy_staff", SCOPE_A) == expected


@by_name
def test_a_resident_sees_exactly_the_own_rows(ground: Ground, table: Table) -> None:
    seen = ground.count(table.name, "jy_resident", SCOPE_A)
    own = sum(column == table.subject_column for column in doors(table))
    special = {"identity_delegation": 1}.get(table.name, 0)
    assert seen == own + special


@pytest.mark.parametrize(
    "table", [table for table in TABLES if table.scope_kind != "audit"], ids=lambda table: table.name
)
def test_staff_cannot_write_a_foreign_row(ground: Ground, table: Table) -> None:
    assert isinstance(ground.insert(table.name, "jy_staff", rows(table)[0]), str)


@pytest.mark.parametrize("table", [table for table in TABLES if place_columns(table)], ids=lambda table: table.name)
def test_the_prefix_trap(ground: Ground, table: Table) -> None:
    """A scope "…001." must not reach a path that merely starts with the same characters without the dot."""
    near = {**SCOPE_A, "lo": "110102.001.00.", "hi": "110102.001.00/", "orgs": "", "subject": ""}
    assert ground.count(table.name, "jy_staff", near) == 0


@pytest.fixture
def web() -> Iterator[psycopg.Connection[object]]:
    """The real database through the real login of the web process, no rights added."""
    values = connection.settings_dict
    login = {"host": values["HOST"], "port": values["PORT"], "dbname": values["NAME"], "user": values["USER"]}
    with psycopg.connect(**login, password=values["PASSWORD"], autocommit=True) as opened:
        yield opened


@by_name
def test_a_forgotten_role_gets_no_row(web: psycopg.Connection[object], table: Table) -> None:
    try:
        found = web.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
    except psycopg.errors.InsufficientPrivilege:
        return
    assert found == (0,)


def test_a_stale_connection_forgot_its_scope(web: psycopg.Connection[object]) -> None:
    with web.transaction():
        for name, value in SCOPE_A.items():
            web.execute("SELECT set_config(%s, %s, true)", (f"jiayuan.{name}", value))
        web.execute("SET LOCAL ROLE jy_staff")
    assert web.execute("SELECT current_user, current_setting('jiayuan.lo', true)").fetchone() == ("jy_web", "")


@pytest.mark.parametrize("role", ["jy_owner", "jy_migrate", "jy_purge", "jy_intake", "postgres"])
def test_the_web_login_cannot_become_more(web: psycopg.Connection[object], role: str) -> None:
    with pytest.raises(
        (psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue, psycopg.errors.UndefinedObject)
    ):
        web.execute(f'SET ROLE "{role}"')


def test_the_web_login_cannot_switch_row_security_off(web: psycopg.Connection[object]) -> None:
    web.execute("SET ROLE jy_staff")
    web.execute("SET row_security = off")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("SELECT count(*) FROM identity_account")


@by_name
def test_a_connection_used_again_shows_nothing_of_the_one_before(ground: Ground, table: Table) -> None:
    """A scope of one transaction comes back empty, not absent: no policy may take that as "all"."""
    for role in ("jy_staff", "jy_resident", "jy_web", "jy_worker"):
        ground.count(table.name, role, SCOPE_A)
        assert nothing(ground.count(table.name, role, None)), role


def test_a_scope_set_for_good_is_what_the_stale_settings_would_be(ground: Ground) -> None:
    """The probe can fail: a setting that outlives its transaction does open rows."""
    with ground.admin.transaction(force_rollback=True):
        for name, value in SCOPE_A.items():
            ground.admin.execute("SELECT set_config(%s, %s, false)", (f"jiayuan.{name}", value))
        assert ground.count("identity_account", "jy_staff", None) == 1
    assert ground.count("identity_account", "jy_staff", None) == 0


HALF = ({"lo": SCOPE_A["lo"]}, {"hi": SCOPE_A["hi"]}, {"lo": SCOPE_A["hi"], "hi": SCOPE_A["lo"]}, {"orgs": "{}"})


@by_name
def test_half_a_scope_is_none(ground: Ground, table: Table) -> None:
    for settings in HALF:
        assert nothing(ground.count(table.name, "jy_staff", {**EMPTY, **settings})), settings


@by_name
def test_a_scope_of_the_wrong_kind_opens_nothing(ground: Ground, table: Table) -> None:
    """A resident is not let in by a place, nor staff by being somebody."""
    place = {**EMPTY, "lo": SCOPE_A["lo"], "hi": SCOPE_A["hi"], "orgs": SCOPE_A["orgs"]}
    person = {**EMPTY, "subject": SCOPE_A["subject"], "actor": SCOPE_A["actor"]}
    assert nothing(ground.count(table.name, "jy_resident", place))
    assert nothing(ground.count(table.name, "jy_staff", person))


@by_name
def test_staff_neither_change_nor_delete_a_foreign_row(ground: Ground, table: Table) -> None:
    if table.scope_kind == "audit":
        return
    name = sql.Identifier(table.name)
    mine = ground.count(table.name, "jy_staff", SCOPE_A)
    with ground.as_role("jy_staff", SCOPE_A):
        assert ground.admin.execute(sql.SQL("DELETE FROM {}").format(name)).rowcount == mine
