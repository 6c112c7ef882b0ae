"""Who read an item of mine and why, as sentences: office, purpose, day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from jiayuan.audit.api import Entry, trail_of
from jiayuan.identity.api import acting
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import by_paths

# Of each of two trails that are read as one.
JOINED = 500


@dataclass(frozen=True, slots=True)
class Reader:
    """One look: when, which office, for what; `refused` when it was not let through."""

    at: datetime
    office: str
    purpose: str
    refused: bool


def looks(subject: UUID, own: UUID, before: UUID | None, most: int, code: str) -> list[Entry]:
    """Who looked at one item, latest first: under the id of today and, before a merge, under the account's own."""
    if own == subject:
        return trail_of(subject, before=before, limit=most, field=code)
    now, entries = context.current(), trail_of(subject, limit=JOINED, field=code)
    with acting(now.account_id, purpose=now.purpose, request_id=now.request_id):
        entries += trail_of(own, limit=JOINED, field=code)
    # Cut here and not by the database: the key of a page may be a record that the other id does not see.
    entries.sort(key=lambda one: (one.at, one.id), reverse=True)
    after = next((n + 1 for n, one in enumerate(entries) if one.id == before), 0)
    return entries[after : after + most]


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
