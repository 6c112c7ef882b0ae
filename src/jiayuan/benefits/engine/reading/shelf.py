"""Books kept in memory, parsed once until one of their files changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.loader import load

# A city has one book; tests and a second jurisdiction need a few more.
MOST = 8
Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder as last read: the last book that checked, and the fault of what lies there now, if any."""

    stamp: Stamp
    good: RuleBook | None
    fault: BookError | None


_SHELF: dict[str, Kept] = {}


def stamp_of(folder: Path) -> Stamp:
    # Every file by name, not the newest time alone: a withdrawn file, or an older one put back, changes the book too.
    found = ((path, path.stat()) for path in sorted(folder.rglob("*.yaml")))
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in found)


def _read(folder: Path, district: str, stamp: Stamp, before: Kept | None) -> Kept:
    try:
        return Kept(stamp, load(folder, district), None)
    except BookError as fault:
        return Kept(stamp, before.good if before else None, fault)


def kept(folder: Path, district: str = "") -> Kept:
    """What is known of a folder, as a district has it; it is read again only when a file came, went or changed."""
    key, stamp = f"{folder}:{district}" if district else str(folder), stamp_of(folder)
    before = _SHELF.get(key)
    if before is not None and before.stamp == stamp:
        return before
    _SHELF[key] = _read(folder, district, stamp, before)
    if len(_SHELF) > MOST:
        del _SHELF[next(iter(_SHELF))]
    return _SHELF[key]
