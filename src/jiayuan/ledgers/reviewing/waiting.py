"""The waiting questions of a scope."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from jiayuan.audit import api as audit
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.queries.files import in_scope

WAITING = ("open", "taken", "field_check", "expired")


def visible(scope: Scope) -> QuerySet[ReviewItem]:
    return ReviewItem.objects.filter(in_scope(scope)).select_related("file", "row", "file__template")


def review_items(scope: Scope, *, after: int = 0, limit: int = 20) -> list[ReviewItem]:
    """The waiting questions of the scope in the order they came; `after` is the last id seen."""
    rows = visible(scope).filter(Q(state__in=WAITING), pk__gt=after).order_by("pk")
    found = list(rows[:limit])
    audit.record("ledgers.review_items", n=len(found))
    return found


def review_count(scope: Scope) -> int:
    return int(visible(scope).filter(state__in=WAITING).count())
