"""From assessments to offers, and campaigns that reach for the people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from jiayuan.audit.api import record
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.choices import worth_offering
from jiayuan.benefits.engine.dates import add_months, month_start
from jiayuan.benefits.models import Assessment, Campaign, Entitlement, Offer, Run
from jiayuan.benefits.rules import ASK_FROM_FEN, CLOSED, FIND, FINDING, OFFERS, QUIET_MONTHS, offer_kind
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.text import mark

# Rows of one INSERT; more saves nothing.
BATCH = 2_000


def _worth_asking() -> Q:
    return Q(code__lt=0) & (Q(high__gte=ASK_FROM_FEN) | Q(high=None))


def _candidates(
    scope_lo: str, scope_hi: str, month: date, policies: Sequence[str], *, ask: bool
) -> QuerySet[Assessment]:
    """Assessments of the month that have no open offer, no entitlement and no recent no from the person."""
    since = add_months(clock.today(), -QUIET_MONTHS)
    # The same person and policy, in whichever table a reason not to offer may stand.
    same = Q(person=OuterRef("person"), policy=OuterRef("policy"))
    offers = Offer.objects.filter(same)
    wanted = Q(code__gt=0) | _worth_asking() if ask else Q(code__gt=0)
    found = Assessment.objects.filter(
        wanted, month=month, drawing=False, place_path__gte=scope_lo, place_path__lt=scope_hi
    )
    if policies:
        found = found.filter(policy__in=policies)
    return found.exclude(
        Exists(offers.exclude(state__in=CLOSED))
        | Exists(offers.filter(state="declined", moved_at__date__gte=since))
        | Exists(Entitlement.objects.filter(same, to_month=None))
    )


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


def _taken(scope: Scope, month: date) -> dict[UUID, set[str]]:
    """What people draw by a ledger, draw from here, or are being offered: of a pair with it nothing is found."""
    place = Q(place_path__gte=scope.lo, place_path__lt=scope.hi)
    rows = chain(
        Assessment.objects.filter(place, month=month, drawing=True).values_list("person", "policy"),
        Offer.objects.filter(place).exclude(state__in=CLOSED).values_list("person", "policy"),
        Entitlement.objects.filter(place, to_month=None).values_list("person", "policy"),
    )
    taken: dict[UUID, set[str]] = defaultdict(set)
    for person, policy in rows:
        taken[person].add(policy)
    return taken


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
        candidates = list(_candidates(scope.lo, scope.hi, day, policies, ask=ask).order_by("id"))
        chosen = _of_pairs_the_higher(candidates, _taken(scope, day))
        offers = [new_offer(found, campaign, book.hash) for found in chosen]
        Offer.objects.bulk_create(offers, batch_size=BATCH)
        record("benefits.find", n=len(offers), detail={"policies": len(policies)})
    return len(offers)


def _latest_run(place: PlacePath) -> Run:
    """The last finished run whose place covers this one."""
    above = [str(path) for path in place.ancestors()]
    found = Run.objects.filter(place_path__in=above).exclude(finished_at=None).order_by("-id").first()
    if found is None:
        raise Invalid(mark("请先为这个地方做一次评估，再开展专项行动"), code="no-run")
    return found


def start_campaign(name: str, policies: Sequence[str], *, ask: bool = False) -> UUID:
    """Opens a campaign for the acting place and finds its offers. Raises Invalid for an unknown policy or no run."""
    acting = current()
    require(acting, "benefits.campaign")
    if not policies or any(policy not in load_book().policies for policy in policies):
        raise Invalid(mark("请至少选择一项政策"), code="policy")
    place = acting.scope.place
    if place is None:
        raise NotFound
    with transaction.atomic():
        opened = Campaign.objects.create(
            name=name.strip()[:80],
            policies=list(policies),
            place_path=str(place),
            run=_latest_run(place),
            created_by_id=acting.account_id,
            created_at=clock.now(),
        )
        found = find(policies, campaign=opened, ask=ask, month=opened.run.month if opened.run else None)
        _adopt(opened, acting)
        record("benefits.campaign.start", obj=f"benefits_campaign:{opened.pk}", n=found)
    return opened.pk


def _adopt(opened: Campaign, acting: Acting) -> None:
    """Offers found before and not yet told join the campaign."""
    scope = acting.scope
    waiting = Offer.objects.filter(state="found", campaign=None, policy__in=opened.policies)
    waiting.filter(place_path__gte=scope.lo, place_path__lt=scope.hi).update(campaign=opened)
