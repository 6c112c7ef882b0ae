"""Audit records and grants put into words a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiayuan.audit.api import Entry
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import by_paths
from jiayuan.registry.api import ATTRS
from jiayuan.web.identity.labels import ROLE_LABELS, VERBS

# A trail names fields by code; people know them by their labels.
LABELS = {attr.code: attr.label for attr in ATTRS}


@dataclass(frozen=True, slots=True)
class Sight:
    """One look at a person's data."""

    at: datetime
    role: str | Promise
    office: str
    purpose: str
    did: str | Promise
    fields: str


def _path(text: str) -> PlacePath | None:
    try:
        return PlacePath(text)
    except Invalid:
        return None


def place_names(paths: Iterable[PlacePath | None]) -> dict[PlacePath, str]:
    """Names of several places in one query."""
    return {path: ref.name for path, ref in by_paths({path for path in paths if path}).items()}


def _did(entry: Entry) -> str | Promise:
    # Acts are "module.object.verb"; the reader is told the verb.
    last = "refused" if entry.outcome == "refused" else entry.act.rpartition(".")[2]
    return VERBS.get(last, gettext_lazy("办理"))


def sights(entries: Sequence[Entry], titles: Mapping[str, str]) -> list[Sight]:
    """The entries of a trail with offices and purposes by name."""
    names = place_names(_path(entry.scope) for entry in entries)
    return [
        Sight(
            at=entry.at,
            role=ROLE_LABELS.get(entry.role, entry.role),
            office=names.get(path, "") if (path := _path(entry.scope)) else "",
            purpose=titles.get(entry.purpose, entry.purpose),
            did=_did(entry),
            fields="、".join(_(LABELS[code]) if code in LABELS else code for code in entry.fields),
        )
        for entry in entries
    ]
