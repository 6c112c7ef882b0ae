"""The same person under several ids: what was said before a merge still stands under the id of that time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from uuid import UUID

from django.db.models import Q, QuerySet

from jiayuan.benefits.models import Entitlement, Offer
from jiayuan.benefits.rules import CLOSED
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api as registry


def same_person(person: UUID) -> Q:
    """Rows of this person, under whichever id they were made."""
    return Q(person__in=registry.selves(person))


def _place(scope: Scope) -> Q:
    return Q(place_path__gte=scope.lo, place_path__lt=scope.hi)


def moved_on(people: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of these the ids that count for another one by now: id → whom."""
    return {person: root for person, root in registry.counted_as(set(people)).items() if root != person}


def carried(scope: Scope) -> dict[UUID, UUID]:
    """Ids with offers or entitlements in the place that count for another person by now: id → whom."""
    rows = (model.objects.filter(_place(scope)).values_list("person", flat=True) for model in (Offer, Entitlement))
    return moved_on(chain.from_iterable(rows))


def _standing(old: Iterable[UUID], no: Iterable[str], since: date) -> Iterator[tuple[UUID, str]]:
    offers = Offer.objects.filter(person__in=list(old))
    waiting = ~Q(state__in=CLOSED) | Q(state__in=list(no), moved_at__date__gte=since)
    yield from offers.filter(waiting).values_list("person", "policy")
    drawn: QuerySet[Entitlement] = Entitlement.objects.filter(person__in=list(old), to_month=None)
    yield from drawn.values_list("person", "policy")


def held_under_old_ids(scope: Scope, no: Iterable[str], since: date) -> Q:
    """Assessments whose benefit somebody has, is offered or said no to under an id of before a merge; few, if any."""
    roots = carried(scope)
    found = Q(pk__in=[])
    for person, policy in _standing(roots, no, since):
        found |= Q(person=roots[person], policy=policy)
    return found
