"""The undecided assessments of the latest month, and what one of them is worth to ask about."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, F, Func, Max, Q, QuerySet, Sum

from jiayuan.benefits.engine.result import SOURCE_DOWN, UNKNOWN_FACT
from jiayuan.benefits.models import Assessment
from jiayuan.benefits.queries.scoped import seen
from jiayuan.kernel.scope import Scope

DECEMBER = 12


def months_left(month: date) -> int:
    """Months of the year from this one on: what is asked today can still be drawn for them."""
    return DECEMBER + 1 - month.month


def month_of(scope: Scope) -> date | None:
    """The latest month anybody in scope was assessed for."""
    # Not the run's month: the run may have been the street's, whose row a community does not see.
    latest: date | None = seen(Assessment, scope).aggregate(month=Max("month"))["month"]
    return latest


def undecided(scope: Scope, month: date) -> QuerySet[Assessment]:
    """Open only because a fact is missing: a ruling or a figure nobody at a door can give."""
    waiting = Q(code__in=(UNKNOWN_FACT, SOURCE_DOWN), month=month, drawing=False)
    return seen(Assessment, scope).filter(waiting)


# Fen a month between the least and the most it may be; where there is no most, nothing is guessed.
SPREAD = Sum(F("high") - F("low"), default=0)
WITHOUT_A_MOST = Count("id", filter=Q(high=None))
EACH_FACT = Func(F("missing"), function="unnest", set_returning=True)
