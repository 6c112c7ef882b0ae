"""The refusal to start: no process serves as a privileged login, or over a table whose row security is off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.tables import registered
from jiayuan.kernel.text import mark

# session_user, not current_user: SET ROLE must not hide who logged in.
_LOGIN = """
SELECT rolname, rolsuper, rolbypassrls, rolinherit,
       EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relkind IN ('r', 'p')),
       pg_has_role(rolname, 'jy_owner', 'MEMBER')
FROM pg_roles WHERE rolname = session_user
"""
_OPEN = """
SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = 'public' AND relname = ANY(%s) AND NOT (relrowsecurity AND relforcerowsecurity)
"""
_FAULTS = ("superuser", "bypassrls", "inherit", "owner", "member-of-owner")


def login_faults() -> list[str]:
    """What is wrong with the database login of this process, in short words; empty when nothing is."""
    with connection.cursor() as cursor:
        cursor.execute(_LOGIN)
        row = cursor.fetchone()
    return [fault for fault, wrong in zip(_FAULTS, row[1:], strict=True) if wrong]


def unguarded_tables(names: Iterable[str] | None = None) -> list[str]:
    """Registered tables about persons whose row security is not both enabled and forced."""
    guarded = sorted(table.name for table in registered().values() if table.guarded) if names is None else list(names)
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [guarded])
        return sorted(name for (name,) in cursor.fetchall())


def refuse_privileged_login() -> None:
    """Called by serve and worker before anything else; raises Unavailable and names what is wrong."""
    faults, tables = login_faults(), unguarded_tables()
    if faults:
        advice = mark("请用 jy_web 或 jy_worker 登录数据库")
        raise Unavailable(mark("数据库登录账号权限过高，拒绝启动"), code="login-" + "-".join(faults), advice=advice)
    if tables:
        raise Unavailable(mark("有数据表没有启用行级保护，拒绝启动"), code="rls-off", advice=", ".join(tables))


# For deployments only: a developer's plain check needs no database.
@register(Tags.security, deploy=True)
def check_database_login(app_configs: Sequence[object] | None, **kwargs: object) -> list[CheckMessage]:
    """The same as a Django check, for `jiayuan check --deploy`."""
    found: list[CheckMessage] = [Error(f"database login: {fault}", id="identity.E001") for fault in login_faults()]
    return [*found, *(Error(f"row security off: {table}", id="identity.E002") for table in unguarded_tables())]
