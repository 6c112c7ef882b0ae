"""One person whose records became one: their rows stand under the ids of their time, and are theirs all the same.

Row security compares one id. So a resident reads and answers under each of their own ids in turn, and which ids those
are is asked of the base by a service, in their name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID

from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.scoped import visible
from jiayuan.identity.api import acting_as_service, as_self
from jiayuan.kernel.context import current
from jiayuan.kernel.placepath import Level
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api as registry

SERVICE = "benefits-self"
T = TypeVar("T")


def other_selves() -> list[UUID]:
    """Every other id that counts for the acting resident; none for staff, or without a home."""
    acting = current()
    subject, home = acting.scope.subject, acting.scope.place
    if subject is None or home is None:
        return []
    # The two records may have lived in different streets.
    with acting_as_service(SERVICE, place=home.at(Level.DISTRICT), purpose=acting.purpose, on_behalf_of=acting):
        return [one for one in registry.selves(subject) if one != subject]


def of_all_selves(read: Callable[[Scope], list[T]]) -> list[T]:
    """What is read for the acting person under all of their ids, the present one first."""
    found = read(current().scope)
    for other in other_selves():
        with as_self(other) as again:
            found = [*found, *read(again.scope)]
    return found


@contextmanager
def as_owner(offer_id: UUID) -> Iterator[None]:
    """As that one of the acting person's ids under which the offer stands; as before where it is none of theirs."""
    mine = current().scope.subject is None or visible(current().scope).filter(pk=offer_id).exists()
    owner = None if mine else next((one for one in other_selves() if _stands(one, offer_id)), None)
    if owner is None:
        yield
        return
    with as_self(owner):
        yield


def _stands(owner: UUID, offer_id: UUID) -> bool:
    with as_self(owner):
        return Offer.objects.filter(pk=offer_id, person=owner).exists()


@contextmanager
def as_in_base(person: UUID) -> Iterator[UUID]:
    """Whom to ask the base about: of a resident whose record was merged, as the one it became; others as they are."""
    own = current().scope.subject == person
    root = registry.resolve(person) if own else person
    if root == person:
        yield person
        return
    with as_self(root):
        yield root
