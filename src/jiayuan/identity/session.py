"""The settings and the role of the current database transaction: the ground under `acting`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

SETTINGS = ("lo", "hi", "orgs", "subject", "actor", "purpose", "request")
# SET ROLE NONE: back to what the process logged in as.
LOGIN_ROLE = "none"
_READ = "SELECT current_setting('role'), " + ", ".join(f"current_setting('jiayuan.{name}', true)" for name in SETTINGS)
# set_config with values as parameters: a setting can never become part of a statement.
_WRITE = "SELECT set_config('role', %s, true), " + ", ".join(
    f"set_config('jiayuan.{name}', %s, true)" for name in SETTINGS
)


@dataclass(frozen=True, slots=True)
class Ground:
    """Role and settings; "none" is the login role itself, an empty setting opens no row."""

    role: str = LOGIN_ROLE
    lo: str = ""
    hi: str = ""
    orgs: str = ""
    subject: str = ""
    actor: str = ""
    purpose: str = ""
    request: str = ""

    def values(self) -> list[str]:
        return [self.role, *(getattr(self, name) for name in SETTINGS)]


def read() -> Ground:
    """What holds now in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        row = cursor.fetchone()
    return Ground(*(value or "" for value in row))


def write(ground: Ground) -> None:
    """Sets all at once, for the rest of the transaction only."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, ground.values())


@contextmanager
def stand_on(ground: Ground) -> Iterator[None]:
    """One transaction (or savepoint) on `ground`; afterwards all is as before, also inside an outer transaction.

    On an error the rollback restores role and settings; at the outermost commit PostgreSQL drops them itself.
    """
    # Only a savepoint outlives what it holds: the outermost commit resets SET LOCAL without our help.
    nested = connection.in_atomic_block
    with transaction.atomic():
        # One round trip more, paid in tests and nested deeds only.
        before = read() if nested else None
        write(ground)
        yield
        if before:
            write(before)


@contextmanager
def as_login() -> Iterator[None]:
    """Steps back to the login role: for framework tables (users, log-ins, codes), with no row of a person in reach."""
    with stand_on(Ground()):
        yield
