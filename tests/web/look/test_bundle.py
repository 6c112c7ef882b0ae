"""What a page loads is read from Vite's manifest."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from jiayuan.web.look.bundle import Chunk, entry, read_manifest

MANIFEST: dict[str, Chunk] = {
    "src/map.ts": {"file": "map-1.js", "css": ["map-1.css"], "imports": ["_shared.js"], "isEntry": True},
    "_shared.js": {"file": "shared-1.js", "css": ["shared-1.css"], "imports": ["src/map.ts"]},
}


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(MANIFEST), encoding="utf-8")
    return path


def test_an_entry_brings_the_styles_of_its_chunks_and_preloads_them() -> None:
    files = entry("map", MANIFEST)
    assert files is not None
    assert files.script == "map-1.js"
    assert files.styles == ("shared-1.css", "map-1.css")
    assert files.preloads == ("shared-1.js",)


def test_chunks_that_import_each_other_end() -> None:
    assert entry("map", MANIFEST) == entry("map", dict(reversed(MANIFEST.items())))


def test_an_unknown_entry_is_none() -> None:
    assert entry("nowhere", MANIFEST) is None


def test_no_bundle_is_an_empty_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "manifest.json") == {}


def test_a_new_build_is_read_without_a_restart(manifest: Path) -> None:
    assert "src/map.ts" in read_manifest(manifest)
    manifest.write_text("{}", encoding="utf-8")
    os.utime(manifest, ns=(1, 1))
    assert read_manifest(manifest) == {}
