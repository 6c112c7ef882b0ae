"""A database of its own with committed records: seals cover finished transactions only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest

from jiayuan.audit.archive import Archive
from jiayuan.audit.signer import Signer
from jiayuan.config.postgres.roles import LOGINS, ensure_database, ensure_roles
from tests import database
from tests.audit.book import Book

NAME = f"audit_{os.getpid()}"


@pytest.fixture(scope="session")
def audit_url() -> Iterator[str]:
    """A database that holds the audit module's tables and nothing else."""
    url = database.admin_url()
    with psycopg.connect(url, autocommit=True) as admin:
        known = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = 'jy_auditor'").fetchone()
        if not known:
            ensure_roles(admin, dict.fromkeys(LOGINS, "unused"))
        ensure_database(admin, NAME, "jy_owner")
    own = psycopg.conninfo.make_conninfo(url, dbname=NAME)
    with psycopg.connect(own) as connection:
        connection.execute("GRANT ALL ON SCHEMA public TO jy_owner")
        connection.execute("SET ROLE jy_owner")
        for name, text in (("0001_initial", "TABLES"), ("0002_row_security", "POLICIES")):
            connection.execute(getattr(import_module(f"jiayuan.audit.migrations.{name}"), text))
    yield own
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f'DROP DATABASE "{NAME}" WITH (FORCE)')


@pytest.fixture
def book(audit_url: str, tmp_path: Path) -> Iterator[Book]:
    """An empty audit book with a fresh signing key and two seal folders."""
    with psycopg.connect(audit_url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("TRUNCATE audit_record, audit_seal")
        connection.execute("SET session_replication_role = DEFAULT")
        folders = (tmp_path / "here", tmp_path / "elsewhere")
        yield Book(connection, Signer.from_file(tmp_path / "seal.key"), Archive(folders))


@pytest.fixture
def sealed(book: Book) -> SimpleNamespace:
    """Three seals over four records each."""
    ids = [[book.add() for _ in range(4)] for _ in range(3) if book.seal() or True]
    book.seal()
    return SimpleNamespace(book=book, ids=ids)
