"""Accounts follow their person: for whom a subject counts since two records became one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from jiayuan.identity.models import Account
from jiayuan.identity.services import acting_as_service
from jiayuan.kernel import context
from jiayuan.kernel.placepath import Level, PlacePath


def counts_for(subjects: Sequence[UUID], root: UUID) -> None:
    """Accounts of these people show what the base knows of `root` from now on; their own where it is themselves."""
    acting = context.current()
    if acting.scope.place is None:
        return
    # In the whole district: who decides about two records may see the home of one of them only.
    district: PlacePath = acting.scope.place.at(Level.DISTRICT)
    with acting_as_service("identity", place=district, purpose=acting.purpose, on_behalf_of=acting):
        Account.objects.filter(subject_id__in=subjects).exclude(subject_id=root).update(root_id=root)
        Account.objects.filter(subject_id=root).update(root_id=None)
