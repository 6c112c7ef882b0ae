"""Where the reference files lie: beside the sources in a checkout, inside the package when it is installed."""

from __future__ import annotations

from pathlib import Path

from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.text import mark

PACKAGE = Path(__file__).resolve().parent.parent
# The wheel carries the folder inside the package (pyproject, force-include).
FOLDERS = (PACKAGE.parent.parent / "seeds", PACKAGE / "seeds")


def seed_file(*parts: str) -> Path:
    """The path of a reference file, e.g. ``seed_file("roads", "nodes.csv")``; Unavailable if it is missing."""
    for folder in FOLDERS:
        file = folder.joinpath(*parts)
        if file.exists():
            return file
    raise Unavailable(mark("缺少随软件提供的参考数据"), code="seed-missing")
