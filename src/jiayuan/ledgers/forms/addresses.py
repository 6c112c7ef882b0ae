"""Places of many people in words, with one look-up."""

from __future__ import annotations

from collections.abc import Iterable

from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.places import api as places


def addresses(paths: Iterable[str], *, below: Level = Level.COMMUNITY) -> dict[str, str]:
    """path → its name from the floor under `below` on, e.g. 红墙小区1号楼1单元301室; its own name if it lies higher."""
    wanted = {path: PlacePath(path) for path in paths if path}
    # All floors of all paths at once: a list of forty rooms is one query.
    known = places.by_paths({floor for path in wanted.values() for floor in path.ancestors()})
    found: dict[str, str] = {}
    for text, path in wanted.items():
        chain = [known[floor].name for floor in reversed(path.ancestors()) if floor in known and floor.level > below]
        own = known.get(path)
        found[text] = "".join(chain) or (own.name if own else "")
    return found
