"""Where this installation's databases are and how each process logs in: `instance.json` in the data directory."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from jiayuan.config.postgres.administrator import administrator
from jiayuan.config.postgres.cluster import Cluster
from jiayuan.config.postgres.roles import INTAKE, LOGINS, ensure_database, ensure_roles, open_to_logins

FILE = "instance.json"


def data_dir() -> Path:
    """The data directory: JIAYUAN_DATA_DIR or .jiayuan under the working directory."""
    return Path(os.environ.get("JIAYUAN_DATA_DIR", ".jiayuan")).resolve()


@dataclass(frozen=True)
class Instance:
    """Addresses of one installation; `embedded` tells whether its server is ours to start and stop."""

    host: str
    port: int
    database: str
    keys_database: str
    passwords: dict[str, str]
    secret_key: str
    embedded: bool

    def url(self, login: str) -> str:
        """The address for a login; jy_keys is led to the keys database, all others to the main one."""
        database = self.keys_database if login == "jy_keys" else self.database
        return f"postgresql://{login}:{self.passwords[login]}@{self.host}:{self.port}/{database}"

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = folder / FILE
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(asdict(self), file, indent=1)

    @classmethod
    def load(cls, folder: Path) -> Instance | None:
        """The saved instance, or None before the first start."""
        try:
            return cls(**json.loads((folder / FILE).read_text()))
        except FileNotFoundError:
            return None


def _with_database(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def bootstrap(
    admin_url: str,
    folder: Path,
    *,
    embedded: bool,
    database: str = "jiayuan",
    passwords: dict[str, str] | None = None,
) -> Instance:
    """Makes roles, both databases and the intake schema, and saves the instance. Safe to repeat.

    `admin_url` is a login that may create roles and databases; it is used here and never stored. Passwords not given
    are those of the saved instance, or new random ones.
    """
    known = Instance.load(folder)
    parts = urlsplit(admin_url)
    instance = Instance(
        host=parts.hostname or "127.0.0.1",
        port=parts.port or 5432,
        database=database,
        keys_database=f"{database}_keys",
        passwords=passwords or (known.passwords if known else {name: secrets.token_urlsafe(24) for name in LOGINS}),
        secret_key=known.secret_key if known else secrets.token_urlsafe(48),
        embedded=embedded,
    )
    with administrator(admin_url) as connection:
        ensure_roles(connection, instance.passwords)
        ensure_database(connection, instance.database, "jy_owner")
        ensure_database(connection, instance.keys_database, "jy_keys")
        open_to_logins(connection, instance.database, ("jy_migrate", "jy_web", "jy_worker"))
    with administrator(_with_database(admin_url, instance.database)) as connection:
        connection.execute(INTAKE)
    instance.save(folder)
    return instance


def private(folder: Path) -> None:
    """Makes the data directory, for its owner only: keys, passwords and uploads lie in it."""
    folder.mkdir(parents=True, exist_ok=True)
    # Told again each time: a folder's mode at making is cut by the umask, and not given to parents made on the way.
    folder.chmod(0o700)


def start(folder: Path, database_url: str = "") -> Instance:
    """The instance, its server running: the embedded one, or the server at `database_url`."""
    private(folder)
    if database_url:
        return bootstrap(database_url, folder, embedded=False)
    cluster = Cluster(folder / "postgres")
    cluster.start()
    return bootstrap(cluster.admin_url(), folder, embedded=True)
