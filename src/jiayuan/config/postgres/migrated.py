"""Whether the database has the shape this code expects: a fingerprint of all migrations, kept in the data directory."""

from __future__ import annotations

import hashlib
from importlib.metadata import distributions
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
FILE = "migrated"


def fingerprint() -> str:
    """Changes with any migration of ours, any framework's version, and the grants."""
    digest = hashlib.sha256()
    for file in sorted([*PACKAGE.glob("**/migrations/**/*.py"), *PACKAGE.glob("**/migrations/**/*.sql")]):
        digest.update(file.read_bytes())
    digest.update((Path(__file__).parent / "grants.py").read_bytes())
    for name in sorted(f"{package.name}=={package.version}" for package in distributions()):
        digest.update(name.encode())
    return digest.hexdigest()


def is_current(folder: Path) -> bool:
    """Whether the last migration of this data directory was of exactly this code."""
    file = folder / FILE
    return file.exists() and file.read_text() == fingerprint()


def mark(folder: Path) -> None:
    (folder / FILE).write_text(fingerprint())
