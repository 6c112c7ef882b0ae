"""Who may be offered something: assessments of the month less what people have, are offered or said no to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import chain
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.models import Assessment, Entitlement, Offer, StopProposal
from jiayuan.benefits.queries.same import carried, held_under_old_ids
from jiayuan.benefits.rules import ASK_FROM_FEN, CLOSED, MAY_BE_MINE, QUIET_MONTHS
from jiayuan.kernel import clock
from jiayuan.kernel.scope import Scope

# What may come back is asked of an officer first.
COMEBACK = {"state": "proposed", "kind": "reopen"}
UNANSWERED = ("found", "contacted", "unreachable")
# Said by the person, or by the office after looking: for a year the same is not asked again.
NO = ("declined", "refused", "upheld", "closed")


def _worth_asking() -> Q:
    return Q(code__lt=0) & (Q(high__gte=ASK_FROM_FEN) | Q(high=None))


def candidates(scope: Scope, month: date, policies: Sequence[str], *, ask: bool) -> QuerySet[Assessment]:
    """Assessments of the month that have no open offer, no entitlement and no recent no from the person."""
    since = add_months(clock.today(), -QUIET_MONTHS)
    # The same person and policy, in whichever table a reason not to offer may stand.
    same = Q(person=OuterRef("person"), policy=OuterRef("policy"))
    offers = Offer.objects.filter(same)
    # The same line at the same amount: had facts or rules changed since the no, it would be another question.
    unchanged = Q(row=OuterRef("row")) & (Q(amount=OuterRef("amount")) | Q(amount=None))
    wanted = Q(code__gt=0) | _worth_asking() if ask else Q(code__gt=0)
    found = Assessment.objects.filter(
        wanted, month=month, drawing=False, place_path__gte=scope.lo, place_path__lt=scope.hi
    )
    if policies:
        found = found.filter(policy__in=policies)
    return found.exclude(
        Exists(offers.exclude(state__in=CLOSED))
        | Exists(offers.filter(unchanged, state__in=NO, moved_at__date__gte=since))
        | Exists(Entitlement.objects.filter(same, to_month=None))
        | Exists(
            StopProposal.objects.filter(person=OuterRef("person"), entitlement__policy=OuterRef("policy"), **COMEBACK)
        )
        | held_under_old_ids(scope, NO, since)
    )


def gone(scope: Scope, month: date) -> QuerySet[Offer]:
    """Offers nobody has answered for which the month's run, which must be over, or their home gives no reason."""
    same = Assessment.objects.filter(person=OuterRef("person"), policy=OuterRef("policy"), month=month)
    place = Q(place_path__gte=scope.lo, place_path__lt=scope.hi)
    # The run speaks of people as they count now: an offer of before a merge is judged by a person's eyes.
    merged = Q(person__in=list(carried(scope)))
    waiting = Offer.objects.filter(place, state__in=UNANSWERED)
    # Another of the home has it under way or draws it: there is nothing left to answer.
    home = Offer.objects.filter(home=OuterRef("home"), policy=OuterRef("policy"))
    taken = Exists(home.exclude(state__in=(*CLOSED, *MAY_BE_MINE)))
    return waiting.filter(taken | ~(Exists(same) | merged))


def changed(scope: Scope, month: date) -> QuerySet[Offer]:
    """Offers of people nobody reached for which the month's run says another line or amount than they were told."""
    same = Assessment.objects.filter(person=OuterRef("person"), policy=OuterRef("policy"), month=month)
    # Nothing is less than a missing amount, so what became known or unknown has changed too.
    as_told = same.filter(row=OuterRef("row")).filter(
        Q(amount=OuterRef("amount")) | Q(amount=None, high=OuterRef("high"), code__lt=0)
    )
    place = Q(place_path__gte=scope.lo, place_path__lt=scope.hi)
    return Offer.objects.filter(Exists(same), place, state="unreachable").exclude(Exists(as_told))


def taken(scope: Scope, month: date) -> dict[UUID, set[str]]:
    """What people draw by a ledger, draw from here, or are being offered: of a pair with it nothing is found."""
    place = Q(place_path__gte=scope.lo, place_path__lt=scope.hi)
    rows = chain(
        Assessment.objects.filter(place, month=month, drawing=True).values_list("person", "policy"),
        Offer.objects.filter(place).exclude(state__in=CLOSED).values_list("person", "policy"),
        Entitlement.objects.filter(place, to_month=None).values_list("person", "policy"),
    )
    found: dict[UUID, set[str]] = defaultdict(set)
    roots = carried(scope)
    for person, policy in rows:
        found[roots.get(person, person)].add(policy)
    return found
