"""Whose entry it is: after a merge one person has several ids, and an entry may stand under any of them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from uuid import UUID

from jiayuan.identity import api as identity
from jiayuan.kernel import context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import Level
from jiayuan.kernel.purpose import EMERGENCY_CARE
from jiayuan.registry.models import Entity


def everywhere() -> AbstractContextManager[Acting]:
    """Acts in the whole district on behalf of who asked: an entry may still stand where the person lived before."""
    acting = context.current()
    if acting.scope.place is None:
        raise NotFound
    district = acting.scope.place.at(Level.DISTRICT)
    return identity.acting_as_service("registry", place=district, purpose=EMERGENCY_CARE, on_behalf_of=acting)


def ids_of(subject: UUID) -> list[UUID]:
    """Every id of the same person, the asked one first; to be asked inside `everywhere`."""
    root = Entity.objects.filter(pk=subject).values_list("root", flat=True).first()
    same = Entity.objects.filter(root=root).exclude(pk=subject).order_by("pk") if root else Entity.objects.none()
    return [subject, *same.values_list("pk", flat=True)]
