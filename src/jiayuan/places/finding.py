"""Places in words: found by a piece of their name, and written as an address."""

from __future__ import annotations

from collections.abc import Iterable

from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import squeeze
from jiayuan.places.models import Alias
from jiayuan.places.queries import ancestors, by_paths, refs, within
from jiayuan.places.refs import PlaceRef

FOUND_MOST = 20


def search(text: str, inside: PlacePath, most: int = FOUND_MOST) -> list[PlaceRef]:
    """Divisions, compounds and lanes whose name or other name holds the text, best (shortest) first."""
    wanted = squeeze(text)
    if not wanted:
        return []
    # Compounds and above are some thousands of rows: a scan is cheaper than an index on substrings.
    other = Alias.objects.filter(alias_norm__contains=wanted).values("place_id")
    rows = within(inside).filter(building_id=None)
    named = rows.filter(name_norm__contains=wanted) | rows.filter(pk__in=other)
    return sorted(refs(named.order_by("path")[:200]), key=lambda ref: (len(ref.name), ref.path))[:most]


def label(path: PlacePath) -> str:
    """The address in words below the street, e.g. 红墙小区1号楼1单元301室; empty if the place is unknown."""
    chain = ancestors(path)
    inner = [ref.name for ref in reversed(chain) if ref.path.level > 3]
    return "".join(inner) or (chain[0].name if chain else "")


def labels(paths: Iterable[str]) -> dict[str, str]:
    """path → its address in words as `label` gives it, for many places with one look-up; '' for an unknown one."""
    wanted = {path: PlacePath(path) for path in paths if path}
    # All floors of all paths at once: a list of forty rooms is one query.
    known = by_paths({floor for path in wanted.values() for floor in path.ancestors()})
    found: dict[str, str] = {}
    for text, path in wanted.items():
        chain = [known[floor] for floor in path.ancestors() if floor in known]
        inner = [ref.name for ref in reversed(chain) if ref.path.level > 3]
        found[text] = "".join(inner) or (chain[0].name if chain else "")
    return found
