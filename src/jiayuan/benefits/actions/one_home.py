"""A household's benefit is one matter for each home, whoever of it asks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from uuid import UUID

from django.db import IntegrityError

from jiayuan.benefits.books import load_book
from jiayuan.benefits.models import Offer
from jiayuan.benefits.rules import CLOSED
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.text import mark
from jiayuan.registry import api as registry

# Of others at home a resident sees nothing, so the index has the first word and not only the last.
TWICE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "benefits_offer_one_home": ("open-home", mark("您家里已有人在办理或领取这项待遇，一户只办一份")),
        "benefits_offer_one_open": ("open", mark("这项待遇已经在办理或正在领取")),
    }
)


@contextmanager
def one_matter() -> Iterator[None]:
    """Around the transaction that opens or moves an offer: Conflict where the person or the home has it already."""
    try:
        yield
    except IntegrityError as twice:
        found = next((said for name, said in TWICE.items() if name in str(twice)), None)
        if found is None:
            raise
        code, message = found
        raise Conflict(message, code=code) from twice


def of_home(policy: str) -> bool:
    """Whether it is a household's benefit; one that left the book is nobody's to say."""
    found = load_book().policies.get(policy)
    return found is not None and found.of_home


def home_for(person: UUID, policy: str) -> UUID | None:
    """The household a new offer is for; None for a person's own benefit, and where no home is known."""
    return homes_for([person]).get(person) if of_home(policy) else None


def homes_for(people: Collection[UUID]) -> dict[UUID, UUID]:
    """Person → their household, as whom they count for now."""
    acting, roots = current(), registry.counted_as(people)
    homes = registry.households_of(set(roots.values()), acting.purpose, acting.scope) if roots else {}
    return {person: homes[root] for person, root in roots.items() if root in homes}


def taken_homes(offers: Collection[Offer]) -> set[tuple[UUID | None, str]]:
    """Homes and benefits among these of which an offer is open already, found ones too."""
    homes = {offer.home for offer in offers if offer.home}
    known = Offer.objects.filter(home__in=homes).exclude(state__in=CLOSED).values_list("home", "policy")
    return set(known) if homes else set()


def keep_homes() -> int:
    """Open offers of households' benefits learn their home, where one is known by now; how many."""
    policies = [policy.id for policy in load_book().policies.values() if policy.of_home]
    scope = current().scope
    place = {"place_path__gte": scope.lo, "place_path__lt": scope.hi}
    waiting = Offer.objects.filter(**place, home=None, policy__in=policies).exclude(state__in=CLOSED)
    offers = list(waiting.order_by("id"))
    homes, kept = homes_for({offer.person for offer in offers}), 0
    for offer in offers:
        offer.home = homes.get(offer.person)
        # Two that were under way before stay two, for an officer to see: neither is taken away from anybody.
        if offer.home is not None and (offer.home, offer.policy) not in taken_homes([offer]):
            kept += Offer.objects.filter(pk=offer.pk).update(home=offer.home)
    return kept
