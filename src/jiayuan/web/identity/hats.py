"""The grants of a person as hats to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from jiayuan.identity.api import ActingInfo
from jiayuan.web.identity.labels import ROLE_LABELS
from jiayuan.web.identity.sights import place_names


@dataclass(frozen=True, slots=True)
class Hat:
    """One grant to choose from."""

    id: int
    role: str | Promise
    place: str
    current: bool


def hats(info: ActingInfo) -> list[Hat]:
    """The live grants of whoever asks."""
    grants = info.entrant.grants if info.entrant else ()
    names = place_names(grant.place for grant in grants)
    return [
        Hat(grant.id, ROLE_LABELS.get(grant.role, grant.role), names.get(grant.place, ""), grant == info.active)
        for grant in grants
    ]
