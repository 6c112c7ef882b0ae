"""Framework tables are for the login roles; tables about people are not."""

from __future__ import annotations

import pytest
from django.db import connection

from jiayuan.config.postgres.grants import framework_tables
from jiayuan.kernel.tables import registered

pytestmark = pytest.mark.django_db


def may(role: str, table: str, right: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [role, table, right])
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize("table", ["django_session", "procrastinate_jobs", "wagtailcore_page", "mfa_authenticator"])
def test_the_web_login_uses_framework_tables(table: str) -> None:
    assert table in framework_tables()
    assert may("jy_web", table, "SELECT, INSERT, UPDATE, DELETE")


def test_no_guarded_table_is_given_to_a_login_whole() -> None:
    guarded = [name for name, table in registered().items() if table.guarded and table.scope_kind != "audit"]
    assert [name for name in guarded if name in framework_tables()] == []


@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
@pytest.mark.parametrize("role", ["jy_web", "jy_worker", "jy_staff", "jy_resident", "jy_auditor"])
def test_nobody_may_change_the_audit(role: str, right: str) -> None:
    assert not may(role, "audit_record", right)


@pytest.mark.parametrize("role", ["jy_staff", "jy_resident"])
def test_a_deed_may_put_a_job_into_the_queue(role: str) -> None:
    assert may(role, "procrastinate_jobs", "INSERT")


def test_only_the_worker_refreshes_statistics() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_function_privilege('jy_worker', 'refresh_statistics()', 'EXECUTE')")
        assert cursor.fetchone() == (True,)
