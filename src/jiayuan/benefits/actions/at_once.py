"""Whom a ledger touched, by street: nobody waits for the night to hear that something ends or begins."""

from __future__ import annotations

from uuid import UUID

from jiayuan.benefits.actions.nightly import SERVICE
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from jiayuan.ledgers.api import touched_by
from jiayuan.places import api as places
from jiayuan.registry import api as registry


def streets_touched(file_id: UUID) -> list[PlacePath]:
    """The streets of everybody a merged or undone file touched, in order; none where no district knows the file."""
    found: set[PlacePath] = set()
    for district in places.districts():
        with acting_as_service(SERVICE, place=district.path, purpose=BENEFIT_MATCHING):
            found |= registry.streets_of(touched_by(file_id))
    return sorted(found, key=lambda street: street.value)
