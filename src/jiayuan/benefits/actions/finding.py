"""From assessments to offers: what somebody is entitled to, does not draw and has not declined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.benefits.actions.one_home import homes_for, of_home, taken_homes
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.choices import worth_offering
from jiayuan.benefits.engine.dates import month_start
from jiayuan.benefits.models import Assessment, Campaign, Offer
from jiayuan.benefits.queries.candidates import candidates, taken
from jiayuan.benefits.rules import FIND, FINDING, OFFERS, offer_kind
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current

# Rows of one INSERT; more saves nothing.
BATCH = 2_000


def new_offer(found: Assessment, campaign: Campaign | None, book_hash: str) -> Offer:
    """An unsaved offer of an assessment."""
    now = clock.now()
    return Offer(
        person=found.person,
        place_path=found.place_path,
        policy=found.policy,
        state=OFFERS.move("", FIND).to,
        kind=offer_kind("yes" if found.code > 0 else "unknown", found.high),
        campaign=campaign,
        amount=found.amount,
        low=found.low,
        high=found.high,
        row=found.row,
        book_hash=book_hash,
        entitled_from=found.month,
        found_at=now,
        moved_at=now,
    )


def _of_pairs_the_higher(found: Sequence[Assessment], taken: Mapping[UUID, set[str]]) -> list[Assessment]:
    """Two exclusive benefits are one choice: only the higher is offered, the page then asks which."""
    pairs = load_book().pairs
    amounts: dict[UUID, dict[str, int]] = defaultdict(dict)
    for one in found:
        amounts[one.person][one.policy] = one.amount or 0
    chosen = {
        person: worth_offering(could, frozenset(taken.get(person, ())), pairs) for person, could in amounts.items()
    }
    return [one for one in found if one.policy in chosen[one.person]]


def _one_a_home(offers: list[Offer]) -> list[Offer]:
    """Offers of households' benefits know their home, and a home that has one open is found no second."""
    people = {offer.person for offer in offers if of_home(offer.policy)}
    if not people:
        return offers
    homes = homes_for(people)
    for offer in offers:
        offer.home = homes.get(offer.person) if of_home(offer.policy) else None
    taken = taken_homes(offers)
    return [offer for offer in offers if (offer.home, offer.policy) not in taken]


def find(
    policies: Sequence[str] = (), *, campaign: Campaign | None = None, ask: bool = False, month: date | None = None
) -> int:
    """Makes offers of this month's assessments in the acting scope: how many. `ask` takes unknowns worth a question."""
    acting = current()
    require(acting, FINDING)
    book = load_book()
    scope = acting.scope
    with transaction.atomic():
        day = month or month_start(clock.today())
        waiting = list(candidates(scope, day, policies, ask=ask).order_by("id"))
        chosen = _of_pairs_the_higher(waiting, taken(scope, day))
        offers = _one_a_home([new_offer(found, campaign, book.hash) for found in chosen])
        # Somebody who moved here may still have an open offer in a street we do not see: theirs stays, ours is dropped.
        Offer.objects.bulk_create(offers, batch_size=BATCH, ignore_conflicts=True)
        made = Offer.objects.filter(pk__in=[offer.pk for offer in offers]).count()
        record("benefits.find", n=made, detail={"policies": len(policies)})
    return made
