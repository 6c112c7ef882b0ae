"""Who read an item of mine and why, as sentences: office, purpose, day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from jiayuan.audit.api import Entry
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import by_paths


@dataclass(frozen=True, slots=True)
class Reader:
    """One look: when, which office, for what; `refused` when it was not let through."""

    at: datetime
    office: str
    purpose: str
    refused: bool


def _path(text: str) -> PlacePath | None:
    try:
        return PlacePath(text)
    except Invalid:
        return None


def readers(entries: Sequence[Entry], titles: Mapping[str, str]) -> list[Reader]:
    """Records of the trail in words; what happened without a place was done by the system itself."""
    paths = {entry.scope: path for entry in entries if (path := _path(entry.scope))}
    names = by_paths(set(paths.values()))
    return [
        Reader(
            entry.at,
            names[paths[entry.scope]].name if paths.get(entry.scope) in names else _("系统自动办理"),
            titles.get(entry.purpose, entry.purpose),
            entry.outcome == "refused",
        )
        for entry in entries
    ]
