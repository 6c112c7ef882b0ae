"""The database roles of the platform and who may become whom (docs/threat-model.md, trust specification 4.3)."""

from __future__ import annotations

from collections.abc import Mapping

import psycopg
from psycopg import sql

GROUPS = ("jy_owner", "jy_resident", "jy_staff", "jy_analyst", "jy_auditor", "jy_intake", "jy_purge")
LOGINS = ("jy_migrate", "jy_web", "jy_worker", "jy_keys")
ATTRIBUTES = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS"
ACTING = ("jy_resident", "jy_staff", "jy_analyst", "jy_auditor")
MEMBERS: Mapping[str, tuple[str, ...]] = {
    "jy_migrate": ("jy_owner",),
    "jy_web": ACTING,
    "jy_worker": (*ACTING, "jy_intake", "jy_purge"),
}
# The default of a grant to NOINHERIT members: they may SET ROLE, and inherit nothing.
MEMBERSHIP = "GRANT {group} TO {member}"


def ensure_roles(connection: psycopg.Connection[object], passwords: Mapping[str, str]) -> None:
    """Creates missing roles, sets each login's password and attributes, and joins members to groups."""
    known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles").fetchall()}  # type: ignore[index]
    for name in (*GROUPS, *LOGINS):
        login = sql.SQL("LOGIN PASSWORD {}").format(passwords[name]) if name in LOGINS else sql.SQL("NOLOGIN")
        verb = sql.SQL("ALTER" if name in known else "CREATE")
        connection.execute(
            sql.SQL("{} ROLE {} {} {}").format(verb, sql.Identifier(name), sql.SQL(ATTRIBUTES), login)  # type: ignore[arg-type]
        )
    for member, groups in MEMBERS.items():
        for group in groups:
            statement = sql.SQL(MEMBERSHIP).format(group=sql.Identifier(group), member=sql.Identifier(member))
            connection.execute(statement)


def ensure_database(connection: psycopg.Connection[object], name: str, owner: str, template: str = "template1") -> bool:
    """Creates the database if it is missing, owned by `owner` and closed to PUBLIC. True when it was made."""
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
        return False
    parts = {"name": sql.Identifier(name), "owner": sql.Identifier(owner), "template": sql.Identifier(template)}
    connection.execute(sql.SQL("CREATE DATABASE {name} OWNER {owner} TEMPLATE {template}").format(**parts))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {name} FROM PUBLIC").format(name=parts["name"]))
    return True


def open_to_logins(connection: psycopg.Connection[object], name: str, logins: tuple[str, ...]) -> None:
    """Lets just these logins connect to the database."""
    for login in logins:
        statement = sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}")
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(login)))


INTAKE = """
CREATE SCHEMA IF NOT EXISTS intake AUTHORIZATION jy_owner;
GRANT USAGE, CREATE ON SCHEMA intake TO jy_intake, jy_staff;
GRANT USAGE ON SCHEMA public TO jy_web, jy_worker, jy_resident, jy_staff, jy_analyst, jy_auditor, jy_intake, jy_purge;
"""
