"""Reads of the care register that need no emergency: the own entry, and counts for planning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE, Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.care.rules import planned
from jiayuan.registry.care.sealing import opened
from jiayuan.registry.care.shapes import CareReadingView, CareView
from jiayuan.registry.care.whose import everywhere, ids_of
from jiayuan.registry.models import CareEntry, CareReading, Entity, Person
from jiayuan.registry.queries.people import visible


def my_care() -> CareView | None:
    """The acting resident's own entry, and in which emergencies it was seen; None without one."""
    acting = context.current()
    subject = acting.scope.subject
    if subject is None:
        return None
    # Without a home nothing but the own id is in reach.
    with everywhere() if acting.scope.place is not None else nullcontext():
        found = _view(ids_of(subject) if acting.scope.place is not None else [subject])
    if found is not None:
        audit.record("registry.care.own", subjects=[subject])
    return found


def _view(ids: Sequence[UUID]) -> CareView | None:
    row = CareEntry.objects.filter(subject__in=ids).order_by("-agreed_at").first()
    if row is None:
        return None
    seen = CareReading.objects.filter(subject__in=ids).select_related("opening").order_by("-at")[:20]
    readings = [CareReadingView(one.opening.name, one.at) for one in seen]
    return CareView(opened([row])[0], row.agreed_at, row.until, row.channel, readings)


def live(scope: Scope, place: PlacePath) -> QuerySet[CareEntry]:
    """Entries of a place inside the scope whose time has not run out."""
    if not scope.covers(place):
        return CareEntry.objects.none()
    lo, hi = place.bounds()
    return CareEntry.objects.filter(place_path__gte=lo, place_path__lt=hi, until__gt=clock.today())


def agreed(rows: Iterable[CareEntry], scope: Scope) -> list[CareEntry]:
    """Those whose last word in identity is still a yes, and who live and are seen: the entry alone opens nothing."""
    found = list(rows)
    roots = dict(Entity.objects.filter(pk__in=[one.subject for one in found]).values_list("pk", "root"))
    alive = visible(scope).filter(pk__in=set(roots.values()), life_state=Person.Life.ALIVE)
    here = set(alive.values_list("pk", flat=True))
    yes = identity.consenting([one.subject for one in found], EMERGENCY_CARE, clock.today())
    # The latest word of each person: two records that became one may have agreed each.
    latest = {roots.get(one.subject): one for one in sorted(found, key=lambda one: one.agreed_at) if one.subject in yes}
    return [one for one in found if latest.get(roots.get(one.subject)) is one and roots.get(one.subject) in here]


def care_counts(purpose: Purpose, scope: Scope) -> list[tuple[str, int | None]]:
    """How many people agreed where, for planning: (place, people), None for fewer than ten. Never names."""
    if purpose.code != EMERGENCY_CARE.code:
        raise NotAllowed(_("应急关爱名册只供应急关爱使用"), code="purpose")
    if scope.place is None:
        return []
    found = planned(one.place_path for one in agreed(live(scope, scope.place), scope))
    audit.record("registry.care.counts", n=len(found))
    return found
