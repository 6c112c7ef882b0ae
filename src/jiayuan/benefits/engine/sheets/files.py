"""The files of a book as texts: read from a folder, changed one by one, written out again to be loaded."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.shelf import kept
from jiayuan.kernel.plainyaml import plain_yaml

Files = Mapping[str, str]
# Nothing else is ever written to disk: a name from a workbook must not climb out of the folder.
_NAME = re.compile(r"(?:book|facts|params|docs|conflicts|gaps|(?:policies|cases)/[a-z0-9_]{1,60})\.yaml")
WIDTH = 110
# One folder a process, readable by nobody else; gone with it.
_HOME = TemporaryDirectory(prefix="jiayuan-books-")


def files_in(folder: Path) -> dict[str, str]:
    """Every file of a book's folder by its path in it."""
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.yaml"))}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items() if _NAME.fullmatch(name)}


def written_out(files: Files) -> Path:
    """A folder that holds exactly these files; the same files are the same folder."""
    for name in files:
        if not _NAME.fullmatch(name):
            raise BookError(name, "不是规则库的文件")
    key = hashlib.sha256(json.dumps(sorted(files.items())).encode()).hexdigest()
    folder = Path(_HOME.name) / key
    for name, text in () if folder.is_dir() else files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def book_of(files: Files) -> RuleBook:
    """The book of these files; raises BookError with the first fault."""
    found = kept(written_out(files))
    if found.fault is not None or found.good is None:
        raise found.fault or BookError("book.yaml", "没有这个文件")
    return found.good


def data_of(files: Files, name: str) -> dict[str, Any]:
    """One file as YAML reads it; raises BookError when there is none."""
    try:
        found = plain_yaml(files[name])
    except (KeyError, yaml.YAMLError) as wrong:
        raise BookError(name, "文件读不出或不是 YAML") from wrong
    if not isinstance(found, dict):
        raise BookError(name, "最外层应为一组键值")
    return found


def changed(files: Files, name: str, data: Mapping[str, Any]) -> dict[str, str]:
    """The files with one of them holding `data`; a file that says so already keeps its text and its comments."""
    if name in files and data_of(files, name) == data:
        return dict(files)
    text = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=WIDTH)
    return {**files, name: text}


def file_of(files: Files, policy: str) -> str:
    """The file of a policy; raises BookError when no file holds it."""
    for name in files:
        if name.startswith("policies/") and data_of(files, name).get("policy") == policy:
            return name
    raise BookError(policy, "没有这项政策")
