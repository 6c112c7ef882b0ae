"""Names of the care register: inside an open emergency, to who is on shift there, and to nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotAllowed, NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE, Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.places import api as places
from jiayuan.registry.care.openings import found_opening
from jiayuan.registry.care.reading import agreed, live
from jiayuan.registry.care.rules import READ, in_order, is_open, why_not
from jiayuan.registry.care.sealing import opened
from jiayuan.registry.care.shapes import CareName
from jiayuan.registry.models import CareEntry, CareOpening, CareReading
from jiayuan.registry.queries.people import facts_for

# The roster whose people are on shift in an emergency.
QUEUE = "emergency"
FIELDS = ("name", "residence.actual")
REFUSALS = {
    "purpose": _("应急关爱名册只供应急关爱使用"),
    "care-closed": _("应急没有启用或已经结束，名册是合上的"),
    "care-off-shift": _("只有此刻在这片当班的人能看名册"),
}


def _admit(row: CareOpening, place: PlacePath, purpose: Purpose, scope: Scope) -> None:
    """Raises unless the acting person may see names of this place in this emergency now."""
    acting, now = context.current(), clock.now()
    identity.require(acting, READ)
    in_area = PlacePath(row.place_path).contains(place) and scope.covers(place)
    on_shift = any(one.account_id == acting.account_id for one in identity.on_duty(QUEUE, place, now))
    code = why_not(
        purpose=purpose.code == EMERGENCY_CARE.code, opened=is_open(row.state, row.ends_at, now), in_area=in_area,
        on_shift=on_shift,
    )  # fmt: skip
    if code == "care-area":
        raise NotFound
    if code:
        raise NotAllowed(REFUSALS[code], code=code)


def care_buildings(opening: UUID, place: PlacePath, purpose: Purpose, scope: Scope) -> list[tuple[str, int]]:
    """In an open emergency, for who is on shift: buildings (or yards) of a place with people to look after."""
    _admit(found_opening(opening), place, purpose, scope)
    paths = [PlacePath(one.place_path) for one in agreed(live(scope, place), scope)]
    found = Counter((path.at(Level.BUILDING) if path.level > Level.BUILDING else path).value for path in paths)
    audit.record("registry.care.buildings", obj=str(opening), n=len(found))
    return sorted(found.items())


def care_names(opening: UUID, place: PlacePath, purpose: Purpose, scope: Scope) -> list[CareName]:
    """In an open emergency, for who is on shift there: name, unit, needs, contact; the most urgent first.

    Everybody seen is told so, and the auditor sees who looked. Raises NotAllowed (purpose, care-closed,
    care-off-shift), NotFound (outside the area or scope).
    """
    row = found_opening(opening)
    _admit(row, place, purpose, scope)
    entries = agreed(live(scope, place)[:500], scope)
    facts = facts_for([one.subject for one in entries], FIELDS, EMERGENCY_CARE, scope)
    doors = [facts[one.subject]["residence.actual"].value or one.place_path for one in entries]
    rooms = places.labels(doors)
    shown = [
        CareName(facts[one.subject]["name"].value or "", rooms[door], wishes.needs, wishes.contact, wishes.note)
        for one, door, wishes in zip(entries, doors, opened(entries), strict=True)
    ]
    _note(row, entries)
    order = in_order([(one.needs, door) for one, door in zip(shown, doors, strict=True)])
    return [shown[n] for n in order]


def _note(row: CareOpening, entries: Sequence[CareEntry]) -> None:
    """Leaves the record of who saw whom, and tells each person once an emergency."""
    acting, now = context.current(), clock.now()
    subjects = [one.subject for one in entries]
    told = set(CareReading.objects.filter(opening=row, subject__in=subjects).values_list("subject", flat=True))
    CareReading.objects.bulk_create(
        [
            CareReading(opening=row, subject=one.subject, place_path=one.place_path, reader=acting.account_id, at=now)
            for one in entries
        ],
        ignore_conflicts=True,
    )
    for subject in subjects:
        if subject not in told:
            identity.send_message(subject, "care.seen", {"name": row.name}, f"care.seen:{row.pk}:{subject}")
    audit.record("registry.care.names", obj=str(row.pk), subjects=subjects, fields=["name", "needs", "contact"])
