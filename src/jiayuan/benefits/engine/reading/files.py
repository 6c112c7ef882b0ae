"""The files of a rule book: reading one, and the hash over those that decide."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import yaml

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.entry import Entry

# Ten times as fast where PyYAML was built with libyaml; both read plain values only.
LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Cases are left out: they test the book, they do not change what it decides.
DECIDING = ("book.yaml", "facts.yaml", "params.yaml", "docs.yaml", "conflicts.yaml", "policies/*.yaml")


def read(path: Path) -> Entry:
    """A YAML file whose top is a mapping."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 (one of the two safe loaders)
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise BookError(path.name, "文件读不出或不是 YAML") from wrong
    if not isinstance(found, Mapping):
        raise BookError(path.name, "最外层应为一组键值")
    return Entry(path.name, found)


def digest(folder: Path) -> str:
    """SHA-256 over the deciding files, names and bytes, in order."""
    total = hashlib.sha256()
    for pattern in DECIDING:
        for path in sorted(folder.glob(pattern)):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
