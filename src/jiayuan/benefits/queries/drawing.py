"""Who draws now, and whose benefit the base stopped not long ago."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.models import Entitlement, StopEvent, StopProposal
from jiayuan.benefits.queries.scoped import seen
from jiayuan.kernel.scope import Scope

# Longer ago it is found anew, like everybody's.
BACK_MONTHS = 12


def drawn_now(scope: Scope) -> QuerySet[Entitlement]:
    """Periods without an end in the scope."""
    return seen(Entitlement, scope).filter(to_month=None).select_related("offer").order_by("id")


def stopped_lately(scope: Scope, today: date) -> list[tuple[Entitlement, str]]:
    """Periods the base had ended by its own proposal, still stopped, each with the reason of its stop."""
    # What an officer stopped of their own accord is not questioned by a machine.
    by_base = StopProposal.objects.filter(entitlement=OuterRef("entitlement"), kind="stop", state="confirmed")
    stops = seen(StopEvent, scope).filter(
        Exists(by_base),
        reopened_at=None,
        entitlement__offer__state="stopped",
        effective_month__gte=add_months(today, -BACK_MONTHS),
    )
    newer = Entitlement.objects.filter(
        person=OuterRef("person"), policy=OuterRef("entitlement__policy"), pk__gt=OuterRef("entitlement")
    )
    rows = stops.exclude(Exists(newer)).select_related("entitlement__offer").order_by("id")
    return [(row.entitlement, row.reason) for row in rows]
