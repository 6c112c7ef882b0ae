"""Entries whose year is long over are deleted: what nobody may read is not kept."""

from __future__ import annotations

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE
from jiayuan.registry.care.rules import kept_from
from jiayuan.registry.models import CareEntry


def purge_care(place: PlacePath) -> int:
    """Deletes the entries of a place that ended 30 days ago or earlier; the number deleted. May run twice."""
    with identity.acting_as_service("registry", place=place, purpose=EMERGENCY_CARE):
        gone, _ = CareEntry.objects.filter(until__lt=kept_from(clock.today())).delete()
        audit.record("registry.care.purge", n=gone)
    return gone
