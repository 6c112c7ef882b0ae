"""A database of its own with committed records: seals cover finished transactions only."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest

from jiayuan.audit.archive import Archive
from jiayuan.audit.signer import Signer
from jiayuan.config.postgres.cluster import Cluster
from jiayuan.config.postgres.roles import LOGINS, ensure_roles
from tests.audit.book import Book


@pytest.fixture(scope="session")
def audit_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A cluster of its own that holds the audit module's tables and nothing else.

    A seal waits for every transaction of its cluster, so the suite's other processes must not share it.
    """
    cluster = Cluster(tmp_path_factory.mktemp("audit"), durable=False)
    cluster.start()
    with psycopg.connect(cluster.admin_url(), autocommit=True) as admin:
        ensure_roles(admin, dict.fromkeys(LOGINS, "unused"))
        admin.execute("GRANT ALL ON SCHEMA public TO jy_owner")
    with psycopg.connect(cluster.admin_url()) as connection:
        connection.execute("SET ROLE jy_owner")
        for name, text in (("0001_initial", "TABLES"), ("0002_row_security", "POLICIES")):
            connection.execute(getattr(import_module(f"jiayuan.audit.migrations.{name}"), text))
    yield cluster.admin_url()
    cluster.destroy()


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
