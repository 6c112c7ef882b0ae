"""The source tree as the architecture tests see it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "jiayuan"
MODULES = (
    "kernel", "audit", "places", "identity", "registry", "ledgers", "content", "participation", "benefits", "cases",
    "command", "publichealth", "insight", "web", "webapi", "config",
)  # fmt: skip


def python_files(folder: Path = PACKAGE) -> Iterator[Path]:
    """Every application file, migrations left out."""
    yield from (file for file in sorted(folder.rglob("*.py")) if "migrations" not in file.parts)


def dotted(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(file: Path) -> Iterator[str]:
    """Full names of what a file imports: `from a.b import c` gives a.b.c and stands for a.b too."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
