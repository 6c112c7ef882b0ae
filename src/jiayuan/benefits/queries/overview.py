"""The state of things in one place: the last run, and offers by state. Counts only."""

from __future__ import annotations

from django.db.models import Count

from jiayuan.benefits.models import Run
from jiayuan.benefits.queries.scoped import visible
from jiayuan.kernel.scope import Scope


def latest_run(scope: Scope) -> Run | None:
    """The last finished run inside the acting place."""
    if scope.place is None:
        return None
    done = Run.objects.filter(place_path__gte=scope.lo, place_path__lt=scope.hi).exclude(finished_at=None)
    return done.order_by("-id").first()


def states_now(scope: Scope) -> dict[str, int]:
    """Offers by state in the acting scope."""
    rows = visible(scope).values_list("state").annotate(count=Count("id")).order_by("state")
    return dict(rows)
