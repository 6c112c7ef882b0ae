"""The rendered policies in a real PostgreSQL: who sees and writes which rows, and that every trap is closed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from jiayuan.config.postgres.roles import LOGINS, ensure_database, ensure_roles
from jiayuan.kernel.rowsecurity import statements
from jiayuan.kernel.tables import DataClass, Table
from tests import database

NAME = f"policies_{os.getpid()}"
SHED = Table(
    "shed",
    DataClass.PERSONAL,
    "",
    "place_or_subject",
    subject_column="owner",
    org_column="owner_org_id",
    extra_place_columns=("hukou_path",),
)
ME = UUID("018f0000-0000-7000-8000-000000000001")
OTHER = UUID("018f0000-0000-7000-8000-000000000002")
# name, place, registered at, organisation, owner
ROWS = (
    ("home", "110102.001.004.0001.", "", None, ME),
    ("next", "110102.001.007.0001.", "", None, OTHER),
    ("similar", "110102.001.0041.", "", None, OTHER),
    ("moved", "110102.002.001.", "110102.001.004.", None, OTHER),
    ("handled", "110102.003.001.", "", 7, OTHER),
    ("nowhere", "", "", None, OTHER),
)
HOME = {"lo": "110102.001.004.", "hi": "110102.001.004/"}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A database with one guarded table."""
    admin_url = database.admin_url()
    with psycopg.connect(admin_url, autocommit=True) as admin:
        if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = 'jy_staff'").fetchone():
            ensure_roles(admin, dict.fromkeys(LOGINS, "unused"))
        ensure_database(admin, NAME, "jy_owner")
    own = psycopg.conninfo.make_conninfo(admin_url, dbname=NAME)
    with psycopg.connect(own, autocommit=True) as connection:
        connection.execute(
            'CREATE TABLE shed (name text PRIMARY KEY, place_path text COLLATE "C", hukou_path text COLLATE "C",'
            " owner_org_id int, owner uuid)"
        )
        connection.execute("GRANT ALL ON shed TO jy_staff, jy_resident")
        for row in ROWS:
            connection.execute("INSERT INTO shed VALUES (%s, %s, %s, %s, %s)", row)
        for statement in statements(SHED):
            connection.execute(statement)
    yield own
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(f'DROP DATABASE "{NAME}" WITH (FORCE)')


@contextmanager
def acting(url: str, role: str, settings: dict[str, str]) -> Iterator[psycopg.Connection[tuple[str]]]:
    """One transaction under a role, rolled back at the end."""
    with psycopg.connect(url) as connection:
        for name, value in settings.items():
            connection.execute("SELECT set_config(%s, %s, true)", (f"jiayuan.{name}", value))
        connection.execute(f"SET LOCAL ROLE {role}")
        yield connection
        connection.rollback()


def seen(url: str, role: str, **settings: str) -> set[str]:
    with acting(url, role, settings) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM shed").fetchall()}


def test_staff_see_their_place_and_who_is_registered_there(url: str) -> None:
    assert seen(url, "jy_staff", **HOME) == {"home", "moved"}


def test_a_similar_code_is_another_place(url: str) -> None:
    assert "similar" not in seen(url, "jy_staff", **HOME)


def test_an_organisation_sees_what_it_handles(url: str) -> None:
    assert seen(url, "jy_staff", orgs="{7,9}") == {"handled"}
    assert seen(url, "jy_staff", orgs="{8}") == set()


def test_place_and_organisation_add_up(url: str) -> None:
    assert seen(url, "jy_staff", orgs="{7}", **HOME) == {"home", "moved", "handled"}


def test_a_street_sees_all_its_communities(url: str) -> None:
    found = seen(url, "jy_staff", lo="110102.001.", hi="110102.001/")
    assert found == {"home", "next", "similar", "moved"}


def test_a_resident_sees_the_own_row_only(url: str) -> None:
    assert seen(url, "jy_resident", subject=str(ME)) == {"home"}


def test_a_residents_scope_opens_no_place(url: str) -> None:
    assert seen(url, "jy_resident", subject=str(ME), **HOME) == {"home"}


@pytest.mark.parametrize("role", ["jy_staff", "jy_resident"])
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"lo": "", "hi": "", "orgs": "", "subject": ""},
        {"lo": "110102."},
        {"hi": "110102/"},
        {"lo": "110102/", "hi": "110102."},
        {"orgs": "{}"},
        {"subject": str(UUID(int=0))},
    ],
)
def test_an_empty_or_broken_scope_opens_nothing(url: str, role: str, settings: dict[str, str]) -> None:
    assert seen(url, role, **settings) == set()


def test_a_reused_connection_keeps_nothing(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        with connection.transaction():
            for name, value in HOME.items():
                connection.execute("SELECT set_config(%s, %s, true)", (f"jiayuan.{name}", value))
        with connection.transaction():
            # After SET LOCAL the setting comes back as '' and not as NULL.
            assert connection.execute("SELECT current_setting('jiayuan.lo', true)").fetchone() == ("",)
            connection.execute("SET LOCAL ROLE jy_staff")
            assert connection.execute("SELECT count(*) FROM shed").fetchone() == (0,)


def test_the_owner_without_scope_sees_nothing_either(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("ALTER TABLE shed OWNER TO jy_owner")
        connection.execute("SET LOCAL ROLE jy_owner")
        assert connection.execute("SELECT count(*) FROM shed").fetchone() == (0,)
        connection.rollback()


def write(url: str, role: str, settings: dict[str, str], statement: str) -> int:
    with acting(url, role, settings) as connection:
        return connection.execute(statement).rowcount


def test_staff_write_inside_their_place(url: str) -> None:
    insert = "INSERT INTO shed VALUES ('new', '110102.001.004.0002.', '', NULL, NULL)"
    assert write(url, "jy_staff", HOME, insert) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO shed VALUES ('new', '110102.001.007.', '', NULL, NULL)",
        "INSERT INTO shed VALUES ('new', NULL, NULL, NULL, NULL)",
        "UPDATE shed SET place_path = '110102.001.007.' WHERE name = 'home'",
    ],
)
def test_staff_cannot_write_rows_they_could_not_see(url: str, statement: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        write(url, "jy_staff", HOME, statement)


@pytest.mark.parametrize("verb", ["UPDATE shed SET owner = NULL", "DELETE FROM shed"])
def test_changes_reach_visible_rows_only(url: str, verb: str) -> None:
    assert write(url, "jy_staff", HOME, verb) == 2


def test_a_resident_cannot_give_a_row_away(url: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        write(url, "jy_resident", {"subject": str(ME)}, f"UPDATE shed SET owner = '{OTHER}'")


def test_a_malformed_setting_is_an_error_not_a_row(url: str) -> None:
    with pytest.raises(psycopg.Error):
        seen(url, "jy_resident", subject="1 OR true")
