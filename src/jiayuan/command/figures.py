"""Dated working figures of command, each with its source, read from `seeds/command/figures.json`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent
FOLDERS = (PACKAGE.parent.parent / "seeds", PACKAGE / "seeds")


def read_figures(path: Path) -> dict[str, Any]:
    """Name to value; ValueError when a figure lacks its source."""
    document = json.loads(path.read_text(encoding="utf-8"))
    unsourced = [name for name, figure in document["figures"].items() if not figure.get("source")]
    if unsourced or not document.get("valid_from"):
        raise ValueError(f"{path.name}: no source for {', '.join(unsourced) or 'valid_from'}")
    return {name: figure["value"] for name, figure in document["figures"].items()}


@cache
def figures() -> dict[str, Any]:
    """The figures that ship, read once."""
    folder = next(folder for folder in FOLDERS if folder.is_dir())
    return read_figures(folder / "command" / "figures.json")
