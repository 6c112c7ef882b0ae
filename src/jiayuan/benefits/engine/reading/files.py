"""The files of a rule book: reading one, and the hash over those that decide."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import yaml

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.entry import Entry
from jiayuan.kernel.plainyaml import LOADER

# Cases are left out: they test the book, they do not change what it decides.
DECIDING = ("book.yaml", "facts.yaml", "params.yaml", "docs.yaml", "conflicts.yaml", "policies/*.yaml")


def _twice(top: yaml.Node | None) -> str | None:
    """A key that stands twice in one mapping, if there is one: the later would win unseen."""
    waiting, seen = [top] if top is not None else [], set[int]()
    while waiting:
        node = waiting.pop()
        # What is named once and used often is one node.
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        if isinstance(node, yaml.MappingNode):
            keys = Counter(str(key.value) for key, _ in node.value)
            if (most := keys.most_common(1)) and most[0][1] > 1:
                return most[0][0]
            waiting += [value for _, value in node.value]
    return None


def _data(text: str, name: str) -> object:
    loader = LOADER(text)
    try:
        # Looked at before `<<` is filled in, for then a key may rightly stand beside the one it replaces.
        top = loader.get_single_node()
        twice = _twice(top)
        if twice is not None:
            raise BookError(name, f"键写了两次: {twice}")
        return None if top is None else loader.construct_document(top)
    finally:
        loader.dispose()


def read(path: Path) -> Entry:
    """A YAML file whose top is a mapping, every key of it written once."""
    try:
        found = _data(path.read_text(encoding="utf-8"), path.name)
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise BookError(path.name, "文件读不出或不是 YAML") from wrong
    if not isinstance(found, Mapping):
        raise BookError(path.name, "最外层应为一组键值")
    return Entry(path.name, found)


def digest(folder: Path, *more: str) -> str:
    """SHA-256 over the deciding files, names and bytes, in order; `more` are further files that decide."""
    total = hashlib.sha256()
    for pattern in (*DECIDING, *more):
        for path in sorted(folder.glob(pattern)):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
