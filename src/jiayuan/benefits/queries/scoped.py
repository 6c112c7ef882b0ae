"""What a scope may see: rows of its place, or one's own."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope

M = TypeVar("M", bound=Model)


def within(scope: Scope) -> Q:
    """Rows of one's own for a resident, of the place for staff."""
    # A worker who lives here too sees through one hat at a time.
    if scope.subject is not None:
        return Q(person=scope.subject)
    return Q(place_path__gte=scope.lo, place_path__lt=scope.hi) if scope.place else Q(pk__in=[])


def seen(model: type[M], scope: Scope) -> QuerySet[M]:
    """Rows of a table about people that the scope may see."""
    return model._default_manager.filter(within(scope))


def visible(scope: Scope) -> QuerySet[Offer]:
    """The offers a scope may see."""
    return seen(Offer, scope)


def offer_in(scope: Scope, offer_id: UUID, *, lock: bool = False) -> Offer:
    """One offer; NotFound when absent or out of scope."""
    offers = visible(scope).select_for_update() if lock else visible(scope)
    found = offers.filter(pk=offer_id).first()
    if found is None:
        raise NotFound
    return found
