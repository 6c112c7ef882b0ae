"""What Vite built: the manifest that says which files an entry needs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

DIST = Path(__file__).resolve().parent / "static" / "look" / "dist"
MANIFEST = DIST / "manifest.json"


class Chunk(TypedDict, total=False):
    """One line of Vite's manifest."""

    file: str
    src: str
    css: list[str]
    imports: list[str]
    isEntry: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """The files one page loads: a module script, its style sheets, and chunks worth preloading."""

    script: str
    styles: tuple[str, ...]
    preloads: tuple[str, ...]


@lru_cache(maxsize=2)
def _parse(path: Path, changed: int) -> Mapping[str, Chunk]:
    manifest: dict[str, Chunk] = json.loads(path.read_text(encoding="utf-8"))
    return manifest


def read_manifest(path: Path = MANIFEST) -> Mapping[str, Chunk]:
    """The manifest, read again only after a new build; empty when nothing is built."""
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return {}
    return _parse(path, changed)


def _walk(manifest: Mapping[str, Chunk], key: str, seen: set[str]) -> Iterator[Chunk]:
    if key in seen or key not in manifest:
        return
    seen.add(key)
    chunk = manifest[key]
    for imported in chunk.get("imports", []):
        yield from _walk(manifest, imported, seen)
    yield chunk


def entry(name: str, manifest: Mapping[str, Chunk]) -> Entry | None:
    """The files of the entry `src/<name>.ts`; None when the bundle does not hold it."""
    key = f"src/{name}.ts"
    if key not in manifest:
        return None
    chunks = list(_walk(manifest, key, set()))
    styles = dict.fromkeys(style for chunk in chunks for style in chunk.get("css", []))
    # Chunks end with the entry itself, which is loaded as the script.
    preloads = tuple(chunk["file"] for chunk in chunks[:-1])
    return Entry(chunks[-1]["file"], tuple(styles), preloads)
