"""The suite's PostgreSQL: an embedded cluster, a migrated template database, one copy of it per test process.

The suite logs in as jy_web, as the server does, so every test also tests the rights of that role. A cluster is thrown
away at the end unless `.jiayuan/test/keep` exists, which saves a developer the migrations on the next run.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from jiayuan.config.postgres.cluster import Cluster
from jiayuan.config.postgres.instance import Instance, bootstrap
from jiayuan.config.postgres.roles import LOGINS, ensure_database, open_to_logins

REPOSITORY = Path(__file__).resolve().parent.parent
KEPT = REPOSITORY / ".jiayuan" / "test"
HOME = "JIAYUAN_TEST_HOME"
# The process that made the folder: others inherit the address of a cluster they must not throw away.
OWNER = "JIAYUAN_TEST_OWNER"
MIGRATED = "migrated"


def home() -> Path:
    """The folder of the cluster; processes of one run share it through the environment."""
    if HOME not in os.environ:
        kept = (KEPT / "keep").exists()
        os.environ[HOME] = str(KEPT) if kept else tempfile.mkdtemp(prefix="jiayuan-test-")
        if not kept:
            os.environ[OWNER] = str(os.getpid())
    return Path(os.environ[HOME])


def fingerprint() -> str:
    """Changes whenever a migration or a policy does."""
    digest = hashlib.sha256()
    for file in sorted((REPOSITORY / "src").glob("**/migrations/**/*.*")):
        if file.suffix in {".py", ".sql"}:
            digest.update(file.read_bytes())
    for name in ("roles", "grants"):
        digest.update((REPOSITORY / "src/jiayuan/config/postgres" / f"{name}.py").read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def admin_url() -> str:
    """The login that may create databases: JIAYUAN_DATABASE_URL, or the embedded cluster's own."""
    given = os.environ.get("JIAYUAN_DATABASE_URL")
    if given:
        return given
    cluster = Cluster(home() / "postgres", durable=False)
    cluster.start()
    return cluster.admin_url()


def template() -> Instance:
    """The migrated template database, built once per state of the migrations."""
    with locked(home()):
        folder = home() / f"template-{fingerprint()}"
        url = admin_url()
        # Derived, not random: runs that share a kept cluster must not change each other's passwords.
        secret = urlsplit(url).password or ""
        passwords = {name: hashlib.sha256(f"{secret}{name}".encode()).hexdigest()[:24] for name in LOGINS}
        name = f"tpl_{fingerprint()}"
        instance = bootstrap(url, folder, embedded=True, database=name, passwords=passwords)
        if not is_migrated(name):
            shared = {"DJANGO_SETTINGS_MODULE": "jiayuan.config.settings", "JIAYUAN_DATABASE_URL": ""}
            environment = {**os.environ, **shared, "JIAYUAN_DATA_DIR": str(folder)}
            command = [sys.executable, "-m", "jiayuan.config.cli", "migrate", "--quiet"]
            subprocess.run(command, env=environment, check=True)
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f"COMMENT ON DATABASE {name} IS '{MIGRATED}'")
        return instance


def is_migrated(name: str) -> bool:
    """Told by the database itself: a file beside it would outlive a cluster that was thrown away."""
    with psycopg.connect(admin_url()) as connection:
        asked = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
        return connection.execute(asked, (name,)).fetchone() == (MIGRATED,)


def copy_for(process: str) -> Path:
    """A data directory whose instance points at fresh copies of the template databases."""
    source = template()
    folder = home() / f"run-{process}"
    with psycopg.connect(admin_url(), autocommit=True) as connection:
        names = {"database": f"run_{process}", "keys_database": f"run_{process}_keys"}
        for key, name in names.items():
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            ensure_database(connection, name, "jy_keys" if key == "keys_database" else "jy_owner", getattr(source, key))
        open_to_logins(connection, names["database"], ("jy_migrate", "jy_web", "jy_worker"))
    Instance(**{**json.loads((home() / f"template-{fingerprint()}" / "instance.json").read_text()), **names}).save(
        folder
    )
    return folder


def drop(process: str) -> None:
    with psycopg.connect(admin_url(), autocommit=True) as connection:
        for name in (f"run_{process}", f"run_{process}_keys"):
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def destroy() -> None:
    """Removes the cluster of this run: only who made it may, and a kept one is nobody's to remove."""
    if os.environ.get(OWNER) == str(os.getpid()):
        Cluster(home() / "postgres", durable=False).destroy()
